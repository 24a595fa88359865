package steward.console.cli.render;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import steward.codec.Json;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.job.JobSummary;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Transition;
import steward.message.Ack;
import steward.message.Output;
import steward.message.Progress;
import steward.message.StreamTotals;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs and commands as JSON. */
public final class JobJson {
    private JobJson() {}

    /**
     * The history.
     *
     * @param dropped commands that left it to make room
     */
    public static ObjectNode jobs(List<JobSummary> jobs, long dropped) {
        ObjectNode document = Json.object();
        ArrayNode list = document.putArray("jobs");
        jobs.forEach(job -> summary(list.addObject(), job));
        return document.put("droppedCommands", dropped);
    }

    /** A job and the given commands of it, with every transition. */
    public static ObjectNode job(JobDetail detail, List<CommandStatus> commands, Instant now) {
        ObjectNode document = summary(Json.object(), detail.summary());
        ArrayNode list = document.putArray("commands");
        commands.forEach(command -> command(list.addObject(), command, now));
        return document;
    }

    /** A command with every transition. */
    public static ObjectNode command(CommandStatus status, Instant now) {
        return command(Json.object(), status, now);
    }

    static ObjectNode summary(ObjectNode entry, JobSummary summary) {
        Job job = summary.job();
        entry.put("job", job.id().toString()).put("operator", job.operator().value());
        job.label().ifPresent(label -> entry.put("label", label));
        entry.put("method", job.method().value()).put("domain", job.domain().value());
        entry.set("arguments", Json.node(job.arguments()));
        entry.put("createdAt", job.createdAt().toString())
                .put("validUntil", job.validUntil().toString())
                .put("runLimit", job.runLimit().toString())
                .put("onInterrupt", job.onInterrupt().name().toLowerCase(Locale.ROOT))
                .put("targets", summary.targets())
                .put("ended", summary.ended())
                .put("cancelRequested", summary.cancelRequested());
        if (job.isRun()) {
            entry.put("run", true);
        }
        ObjectNode states = entry.putObject("states");
        summary.countsInOrder().forEach((state, count) -> states.put(state.name(), count));
        return entry;
    }

    private static ObjectNode command(ObjectNode entry, CommandStatus status, Instant now) {
        CommandProgress progress = status.progress();
        entry.put("command", status.id().toString())
                .put("node", status.node().value())
                .put("state", status.state().name())
                .put("since", progress.since().toString())
                .put("overdue", status.isOverdue(now))
                .put("cancelRequested", progress.isCancelRequested());
        status.signer().ifPresent(key -> entry.put("signer", key.toString()));
        progress.exitCode().ifPresent(code -> entry.put("exitCode", code));
        progress.reason().ifPresent(reason -> entry.put("reason", reason));
        progress.howFar()
                .map(Progress::percentIn)
                .ifPresent(percent -> percent.ifPresent(number -> entry.put("percent", number)));
        progress.lateTruth()
                .ifPresent(word -> entry.put("lateTruth", word.state().name()));
        status.command().parent().ifPresent(parent -> entry.put("parent", parent.toString()));
        ArrayNode transitions = entry.putArray("transitions");
        status.transitions().forEach(transition -> transition(transitions.addObject(), transition));
        progress.outcome().ifPresent(ack -> outcome(entry, ack));
        return entry;
    }

    private static void transition(ObjectNode entry, Transition transition) {
        entry.put("state", transition.state().name())
                .put("at", transition.at().toString())
                .put("saidBy", transition.saidBy().name().toLowerCase(Locale.ROOT));
        transition.reason().ifPresent(reason -> entry.put("reason", reason));
    }

    private static void outcome(ObjectNode entry, Ack ack) {
        ack.startedAt().ifPresent(at -> entry.put("startedAt", at.toString()));
        ack.endedAt().ifPresent(at -> entry.put("endedAt", at.toString()));
        ack.output().ifPresent(output -> totals(entry.putObject("output"), output));
    }

    static void totals(ObjectNode entry, Output output) {
        totals(entry.putObject("stdout"), output.stdout());
        totals(entry.putObject("stderr"), output.stderr());
    }

    private static void totals(ObjectNode entry, StreamTotals totals) {
        entry.put("bytes", totals.bytes()).put("sha256", totals.sha256()).put("cut", totals.cut());
    }
}
