package steward.console.desktop.fleet;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
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
        private final Map<Contact, Integer> contacts = new EnumMap<>(Contact.class);
        private final Map<CommandState, Integer> states = new EnumMap<>(CommandState.class);
        private final Set<CommandState> seen = EnumSet.noneOf(CommandState.class);
        private int nodes;

        void add(NodeStatus status, Contact contact) {
            nodes++;
            contacts.merge(contact, 1, Integer::sum);
            seen.clear();
            for (Cell cell : status.cells()) {
                if (seen.add(cell.state())) {
                    states.merge(cell.state(), 1, Integer::sum);
                }
            }
        }

        Counts counts() {
            return new Counts(nodes, contacts, states);
        }
    }
}
