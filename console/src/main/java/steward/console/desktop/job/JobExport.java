package steward.console.desktop.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import steward.codec.Json;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.text.ArgumentsText;
import steward.lifecycle.Transition;
import steward.message.Ack;
import steward.message.Attributes;
import steward.message.Output;

/** A job with its answers as a text for other programs and for people. Small output is included, as the nodes sent it. */
final class JobExport {
    private static final List<String> COLUMNS = List.of(
            "node",
            "state",
            "since",
            "exitCode",
            "startedAt",
            "endedAt",
            "milliseconds",
            "reason",
            "outputBytes",
            "command");

    private JobExport() {}

    /** Comma-separated values with a line of names (RFC 4180). */
    static String csv(JobDetail detail) {
        return rows(detail).stream()
                .map(row -> row.stream().map(JobExport::csvField).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** A cell that begins like a formula is not run by a spreadsheet. */
    private static String csvField(String text) {
        String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** A table for a report. */
    static String markdown(JobDetail detail) {
        Job job = detail.summary().job();
        StringBuilder text = new StringBuilder("# ")
                .append(JobWords.title(job))
                .append("\n\n`")
                .append(ArgumentsText.of(job.arguments()).replace("`", "'").replace('\n', ' '))
                .append("`, sent by ")
                .append(job.operator())
                .append(" at ")
                .append(job.createdAt())
                .append(", job ")
                .append(job.id())
                .append("\n\n");
        List<List<String>> rows = rows(detail);
        line(text, rows.get(0));
        line(text, rows.get(0).stream().map(name -> "---").toList());
        rows.subList(1, rows.size()).forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        cells.forEach(cell -> text.append("| ")
                .append(cell.replace("|", "\\|").replaceAll("\\s+", " "))
                .append(' '));
        text.append("|\n");
    }

    /** Everything that is known, transitions included. */
    static String json(JobDetail detail) {
        Job job = detail.summary().job();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("job", job.id().toString());
        job.label().ifPresent(label -> document.put("label", label));
        document.put("operator", job.operator().value());
        document.put("method", job.method().value());
        document.put("domain", job.domain().value());
        document.put("arguments", job.arguments().values());
        document.put("createdAt", job.createdAt().toString());
        document.put("validUntil", job.validUntil().toString());
        document.put("runLimit", job.runLimit().toString());
        document.put(
                "commands", detail.commands().stream().map(JobExport::command).toList());
        return new String(Json.writeAttributes(new Attributes(document)), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> command(CommandStatus status) {
        Map<String, Object> command = new LinkedHashMap<>();
        List<String> values = row(status);
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (!values.get(i).isEmpty()) {
                command.put(COLUMNS.get(i), values.get(i));
            }
        }
        command.put(
                "transitions",
                status.transitions().stream().map(JobExport::transition).toList());
        status.progress()
                .outcome()
                .flatMap(Ack::output)
                .filter(Output::isInline)
                .ifPresent(output -> command.put(
                        "output",
                        output.segments().stream()
                                .map(segment -> Map.of(
                                        "stream",
                                        segment.stream().wireName(),
                                        "text",
                                        segment.data().toUtf8()))
                                .toList()));
        return command;
    }

    private static Map<String, Object> transition(Transition transition) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("state", transition.state().name());
        said.put("at", transition.at().toString());
        said.put("saidBy", transition.saidBy().name());
        transition.reason().ifPresent(reason -> said.put("reason", reason));
        return said;
    }

    private static List<List<String>> rows(JobDetail detail) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        detail.commands().forEach(status -> rows.add(row(status)));
        return rows;
    }

    private static List<String> row(CommandStatus status) {
        Optional<Ack> outcome = status.progress().outcome();
        Optional<Ack> timed = outcome.filter(
                ack -> ack.startedAt().isPresent() && ack.endedAt().isPresent());
        return List.of(
                status.node().value(),
                status.state().name(),
                status.progress().since().toString(),
                outcome.filter(ack -> ack.exitCode().isPresent())
                        .map(ack -> Integer.toString(ack.exitCode().getAsInt()))
                        .orElse(""),
                outcome.flatMap(Ack::startedAt).map(Object::toString).orElse(""),
                outcome.flatMap(Ack::endedAt).map(Object::toString).orElse(""),
                timed.map(ack -> Long.toString(Duration.between(
                                        ack.startedAt().orElseThrow(),
                                        ack.endedAt().orElseThrow())
                                .toMillis()))
                        .orElse(""),
                status.progress().reason().orElse(""),
                outcome.flatMap(Ack::output)
                        .map(output -> Long.toString(output.totalBytes()))
                        .orElse(""),
                status.id().toString());
    }
}
