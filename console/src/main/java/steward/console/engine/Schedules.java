package steward.console.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import steward.console.job.CommandStatus;
import steward.console.schedule.HeldSchedule;
import steward.console.schedule.ScheduleAnswers;
import steward.console.schedule.UnitSchedules;
import steward.console.store.History;
import steward.message.Ack;
import steward.message.Output;
import steward.message.OutputStreamName;

/** What units last said of their schedules, put together from the store; long answers are read like any output. */
final class Schedules {
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final long PATIENCE_SECONDS = 10;

    private final Queries queries;
    private final Outputs outputs;

    Schedules(Queries queries, Outputs outputs) {
        this.queries = queries;
        this.outputs = outputs;
    }

    CompletionStage<List<UnitSchedules>> all() {
        return queries.ask(History::scheduleAnswers).thenCompose(answers -> {
            CompletionStage<List<UnitSchedules>> all = CompletableFuture.completedStage(new ArrayList<>());
            for (CommandStatus answer : ScheduleAnswers.newest(answers)) {
                all = all.thenCombine(unit(answer), (units, unit) -> {
                    units.add(unit);
                    return units;
                });
            }
            return all;
        });
    }

    private CompletionStage<UnitSchedules> unit(CommandStatus answer) {
        Ack ack = answer.progress().outcome().orElseThrow();
        Output output = ack.output().orElseGet(Output::none);
        CompletionStage<String> lines = ScheduleAnswers.isInline(output)
                ? CompletableFuture.completedStage(ScheduleAnswers.text(output))
                : whole(answer, output);
        return lines.thenCompose(text -> queries.ask(
                reader -> unit(answer, ack.at(), text, output.stdout().bytes(), reader)));
    }

    /** What rode in the answer has to do where the rest cannot be had. */
    private CompletionStage<String> whole(CommandStatus answer, Output output) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return outputs.read(answer.id(), segment -> {
                    if (segment.stream() == OutputStreamName.STDOUT && bytes.size() < MOST_BYTES) {
                        bytes.writeBytes(segment.data().toArray());
                    }
                })
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .handle((report, error) ->
                        error == null ? bytes.toString(StandardCharsets.UTF_8) : ScheduleAnswers.text(output));
    }

    private static UnitSchedules unit(CommandStatus answer, Instant at, String text, long bytes, History reader) {
        List<HeldSchedule> held = ScheduleAnswers.read(text);
        boolean isWhole = held.size() == text.lines().count() && text.getBytes(StandardCharsets.UTF_8).length == bytes;
        return new UnitSchedules(
                answer.node(),
                at,
                held.stream()
                        .map(schedule -> new UnitSchedules.Entry(
                                schedule, reader.runs(schedule.id(), 1).stream().findFirst()))
                        .toList(),
                isWhole);
    }
}
