package steward.console.cli.render;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import steward.codec.Json;
import steward.console.engine.Preview;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.SendRequest;
import steward.message.JobId;
import steward.message.NodeName;
import steward.message.OutputSegment;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a send says, one JSON line each; {@code event} tells the lines apart. */
public final class SendJson {
    private SendJson() {}

    /** What would be sent. */
    public static ObjectNode dryRun(SendRequest request, Preview preview) {
        ObjectNode line = Json.object()
                .put("event", "dry-run")
                .put("method", request.method().value())
                .put("domain", request.domain().value());
        line.set("arguments", Json.node(request.arguments()));
        request.validFor().ifPresent(time -> line.put("validFor", time.toString()));
        request.runLimit().ifPresent(time -> line.put("runLimit", time.toString()));
        line.put("onInterrupt", request.onInterrupt().name().toLowerCase(Locale.ROOT));
        request.label().ifPresent(label -> line.put("label", label));
        return preview(line, preview);
    }

    /** The job is saved: from now on it is sent, whatever happens to this program. */
    public static ObjectNode saved(Job job) {
        return Json.object().put("event", "saved").put("job", job.id().toString());
    }

    /** Whom it goes to. */
    public static ObjectNode targets(Preview preview) {
        return preview(Json.object().put("event", "targets"), preview);
    }

    /** The broker has all of it, or cannot be reached. */
    public static ObjectNode queued(Job job, boolean reached, String detail) {
        return Json.object()
                .put("event", reached ? "queued" : "not-reached")
                .put("job", job.id().toString())
                .put("broker", detail);
    }

    /** A node's command has ended. */
    public static ObjectNode ended(CommandStatus status, Instant now) {
        ObjectNode line = Json.object().put("event", "ended");
        line.setAll(JobJson.command(status, now));
        return line;
    }

    /** What a node's command wrote. */
    public static ObjectNode output(CommandStatus status, OutputSegment segment) {
        ObjectNode line = Json.object()
                .put("event", "output")
                .put("command", status.id().toString())
                .put("node", status.node().value());
        line.setAll(OutputJson.segment(segment));
        return line;
    }

    /** How far something has got. */
    public static ObjectNode progress(JobId job, String who, int percent, String howFar) {
        return Json.object()
                .put("event", "progress")
                .put("job", job.toString())
                .put("of", who)
                .put("percent", percent)
                .put("text", howFar);
    }

    /** A file of a node is on this machine. */
    public static ObjectNode arrived(JobId job, Path path) {
        return Json.object().put("event", "arrived").put("job", job.toString()).put("path", path.toString());
    }

    private static ObjectNode preview(ObjectNode line, Preview preview) {
        names(line.putArray("targets"), preview.targets());
        names(line.putArray("offline"), preview.offline());
        unknown(line, preview.unknown());
        return line.put("waiting", preview.waiting());
    }

    private static void unknown(ObjectNode line, Map<NodeName, List<NodeName>> unknown) {
        ObjectNode names = line.putObject("unknown");
        unknown.forEach((name, nearest) -> names(names.putArray(name.value()), nearest));
    }

    private static void names(ArrayNode array, Collection<NodeName> names) {
        names.forEach(name -> array.add(name.value()));
    }
}
