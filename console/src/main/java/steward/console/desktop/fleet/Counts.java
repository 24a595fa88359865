package steward.console.desktop.fleet;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import steward.console.fleet.Cell;
import steward.console.fleet.Contact;
import steward.console.fleet.NodeStatus;
import steward.message.CommandState;

/**
 * How many nodes stand how. Immutable.
 *
 * @param nodes all of them
 * @param contacts nodes by contact
 * @param states nodes that have at least one cell in that state
 */
public record Counts(int nodes, Map<Contact, Integer> contacts, Map<CommandState, Integer> states) {
    public Counts {
        contacts = Map.copyOf(contacts);
        states = Map.copyOf(states);
    }

    /** Of no nodes. */
    public static Counts none() {
        return new Counts(0, Map.of(), Map.of());
    }

    /** How many nodes stand like that. */
    public int of(Contact contact) {
        return contacts.getOrDefault(contact, 0);
    }

    /** How many nodes have a cell in that state. */
    public int of(CommandState state) {
        return states.getOrDefault(state, 0);
    }

    /** Counts up one node after the other; for one thread. */
    static final class Sum {
        private final Map<Contact, int[]> contacts = zeros(Contact.class);
        private final Map<CommandState, int[]> states = zeros(CommandState.class);
        private final Set<CommandState> seen = EnumSet.noneOf(CommandState.class);
        private int nodes;

        void add(NodeStatus status, Contact contact) {
            nodes++;
            Objects.requireNonNull(contacts.get(contact))[0]++;
            seen.clear();
            for (Cell cell : status.cells()) {
                if (seen.add(cell.state())) {
                    Objects.requireNonNull(states.get(cell.state()))[0]++;
                }
            }
        }

        Counts counts() {
            return new Counts(nodes, named(contacts), named(states));
        }

        private static <E extends Enum<E>> Map<E, int[]> zeros(Class<E> names) {
            Map<E, int[]> zeros = new EnumMap<>(names);
            for (E name : EnumSet.allOf(names)) {
                zeros.put(name, new int[1]);
            }
            return zeros;
        }

        private static <E extends Enum<E>> Map<E, Integer> named(Map<E, int[]> counts) {
            Map<E, Integer> named = new HashMap<>();
            counts.forEach((name, count) -> {
                if (count[0] > 0) {
                    named.put(name, count[0]);
                }
            });
            return named;
        }
    }
}
