package steward.faults;

import java.util.ArrayList;
import java.util.List;
import steward.codec.Json;
import steward.console.job.CommandStatus;
import steward.lifecycle.Transition;
import steward.message.CommandState;
import steward.message.Output;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a console shows of a command.
 *
 * @param command its id
 * @param state as shown
 * @param finals every final state in its history
 * @param exitCode -1 where there is none
 * @param reason empty where there is none
 * @param stdout how many bytes it wrote there; -1 where that is not known
 */
record Seen(String command, CommandState state, List<CommandState> finals, int exitCode, String reason, long stdout) {
    Seen {
        finals = List.copyOf(finals);
    }

    static Seen of(CommandStatus status) {
        return new Seen(
                status.id().toString(),
                status.state(),
                status.progress().transitions().stream()
                        .map(Transition::state)
                        .filter(CommandState::isFinal)
                        .toList(),
                status.progress().exitCode().orElse(-1),
                status.progress().reason().orElse(""),
                status.progress()
                        .outcome()
                        .map(ack ->
                                ack.output().orElseGet(Output::none).stdout().bytes())
                        .orElse(-1L));
    }

    JsonNode json() {
        ObjectNode json = Json.object()
                .put("command", command)
                .put("state", state.name())
                .put("exit", exitCode)
                .put("reason", reason)
                .put("stdout", stdout);
        ArrayNode ends = json.putArray("finals");
        finals.forEach(end -> ends.add(end.name()));
        return json;
    }

    static Seen of(JsonNode json) {
        List<CommandState> finals = new ArrayList<>();
        json.get("finals").forEach(state -> finals.add(CommandState.valueOf(state.asString())));
        return new Seen(
                json.get("command").asString(),
                CommandState.valueOf(json.get("state").asString()),
                finals,
                json.get("exit").asInt(),
                json.get("reason").asString(),
                json.get("stdout").asLong());
    }
}
