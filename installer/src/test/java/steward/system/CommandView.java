package steward.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One command of a job, as the command line shows it.
 *
 * @param json the element of {@code commands}
 */
record CommandView(JsonNode json) {
    private static final Set<String> FINAL =
            Set.of("SUCCEEDED", "FAILED", "TIMED_OUT", "REJECTED", "EXPIRED", "CANCELLED", "INTERRUPTED", "ABANDONED");

    String id() {
        return json.get("command").asString();
    }

    String node() {
        return json.get("node").asString();
    }

    String state() {
        return json.get("state").asString();
    }

    boolean hasEnded() {
        return FINAL.contains(state());
    }

    String reason() {
        return json.path("reason").asString("");
    }

    int exitCode() {
        return json.get("exitCode").asInt();
    }

    /** Every state that was seen, in order. */
    List<String> history() {
        List<String> states = new ArrayList<>();
        json.get("transitions").forEach(step -> states.add(step.get("state").asString()));
        return states;
    }

    List<String> finalStates() {
        return history().stream().filter(FINAL::contains).toList();
    }
}
