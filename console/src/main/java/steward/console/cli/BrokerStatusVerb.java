package steward.console.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import steward.codec.Json;
import steward.console.engine.Health;
import steward.console.text.SafeText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "status",
        header = "Whether the broker can be reached, and what it lacks.",
        description = "Of a cluster: which servers are away or behind, and which streams nothing can be stored in.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:it lacks something", "3:it cannot be reached"},
        footer = {"  steward broker status", "  steward broker status --json | jq -r '.degraded[]'"})
final class BrokerStatusVerb extends EngineVerb {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    BrokerStatusVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        boolean synced = session.sync();
        Health health = Answer.of(engine(session).health());
        List<String> degraded = health.connected()
                ? Answer.within(
                                LIMIT,
                                engine(session)
                                        .degraded()
                                        .exceptionally(error -> List.of("it does not answer: " + error.getMessage())))
                        .orElse(List.of("it does not answer"))
                : List.of();
        if (globals().isJson()) {
            printer.json(json(health, synced, degraded));
        } else {
            printer.line(session.connection());
            degraded.forEach(sentence -> printer.line("  " + SafeText.line(sentence)));
            printer.line(
                    health.waitingToSend() == 0
                            ? "nothing waits here to be sent"
                            : health.waitingToSend() + " commands wait here to be sent");
        }
        if (!health.connected()) {
            return ExitCode.NOT_REACHED;
        }
        return degraded.isEmpty() && synced ? ExitCode.OK : ExitCode.FAILED;
    }

    private static ObjectNode json(Health health, boolean synced, List<String> degraded) {
        ObjectNode json = Json.object()
                .put("connected", health.connected())
                .put("detail", health.detail())
                .put("synced", synced)
                .put("waitingToSend", health.waitingToSend());
        ArrayNode list = json.putArray("degraded");
        degraded.forEach(list::add);
        return json;
    }
}
