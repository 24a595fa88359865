package steward.console.desktop.fleet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.console.fleet.Column;
import steward.console.job.Undelivered;
import steward.message.NodeName;

/**
 * Commands that no node has confirmed to have: at most {@link Undelivered#MOST_LISTED} subjects. Immutable, for any thread.
 *
 * @param bySubject what waits, by node and subject
 */
record Backlog(Map<NodeName, Map<Column, Undelivered>> bySubject) {
    static final Backlog NONE = new Backlog(Map.of());

    Backlog {
        bySubject = Map.copyOf(bySubject);
    }

    static Backlog of(List<Undelivered> listed) {
        Map<NodeName, Map<Column, Undelivered>> bySubject = new HashMap<>();
        listed.forEach(waiting -> bySubject
                .computeIfAbsent(waiting.node(), node -> new HashMap<>())
                .put(waiting.column(), waiting));
        return new Backlog(bySubject);
    }

    Optional<Undelivered> on(NodeName node, Column subject) {
        return Optional.ofNullable(bySubject.getOrDefault(node, Map.of()).get(subject));
    }

    /** How many wait for the node, on all its subjects. */
    int count(NodeName node) {
        int count = 0;
        for (Undelivered waiting : bySubject.getOrDefault(node, Map.of()).values()) {
            count += waiting.count();
        }
        return count;
    }
}
