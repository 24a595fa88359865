package steward.console.desktop.fleet;

import java.util.HashMap;
import java.util.Map;
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
        private final int[] contacts = new int[Contact.values().length];
        private final int[] states = new int[CommandState.values().length];
        private int nodes;

        void add(NodeStatus status, Contact contact) {
            nodes++;
            contacts[contact.ordinal()]++;
            int seen = 0;
            for (Cell cell : status.cells()) {
                int state = cell.state().ordinal();
                if ((seen & 1 << state) == 0) {
                    seen |= 1 << state;
                    states[state]++;
                }
            }
        }

        Counts counts() {
            return new Counts(nodes, named(Contact.values(), contacts), named(CommandState.values(), states));
        }

        private static <E extends Enum<E>> Map<E, Integer> named(E[] names, int[] counts) {
            Map<E, Integer> named = new HashMap<>();
            for (E name : names) {
                if (counts[name.ordinal()] > 0) {
                    named.put(name, counts[name.ordinal()]);
                }
            }
            return named;
        }
    }
}
