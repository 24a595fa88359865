package steward.console.desktop.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.keep.SortBy;
import steward.console.desktop.look.StateLook;
import steward.console.fleet.Cell;
import steward.console.fleet.NodeStatus;
import steward.console.text.NaturalOrder;
import steward.message.Presence;

/**
 * What nodes are compared by in one column, worked out once per arrangement. Nodes that have nothing there stand last,
 * whichever way is up.
 */
sealed interface SortKeys {
    /** Compares the nodes in these slots. */
    int compare(int slotA, int slotB);

    /** The keys for one order. */
    static SortKeys of(SortBy sort, List<NodeStatus> nodes, Backlog backlog, int[] nameRank) {
        GridColumn column = GridColumn.parse(sort.column()).orElse(GridColumn.Own.NODE);
        if (column == GridColumn.Own.NODE) {
            return Numbers.of(nodes.size(), sort, slot -> nameRank[slot]);
        }
        if (column instanceof GridColumn.Subject subject) {
            return Numbers.of(nodes.size(), sort, slot -> bySubject(nodes.get(slot), subject));
        }
        if (column instanceof GridColumn.Label label) {
            return Words.of(nodes, sort, presence -> presence.labels(), label.key());
        }
        if (column instanceof GridColumn.Fact fact) {
            return Words.of(nodes, sort, presence -> presence.facts(), fact.key());
        }
        return own((GridColumn.Own) column, sort, nodes, backlog);
    }

    private static SortKeys own(GridColumn.Own column, SortBy sort, List<NodeStatus> nodes, Backlog backlog) {
        return switch (column) {
            case VERSION -> Words.of(nodes, sort, presence -> Map.of("", presence.version()), "");
            case ADDRESSES ->
                Words.of(
                        nodes,
                        sort,
                        presence -> presence.addresses().isEmpty()
                                ? Map.of()
                                : Map.of("", presence.addresses().get(0)),
                        "");
            case QUEUED -> Numbers.of(nodes.size(), sort, slot -> -waiting(nodes.get(slot), backlog));
            case RUNNING ->
                Numbers.of(nodes.size(), sort, slot -> -nodes.get(slot).running());
            case OFFSET -> Numbers.of(nodes.size(), sort, slot -> offset(nodes.get(slot)));
            case STARTED -> Numbers.of(nodes.size(), sort, slot -> started(nodes.get(slot)));
            case NODE, HEARD ->
                Numbers.of(
                        nodes.size(), sort, slot -> -nodes.get(slot).heardAt().toEpochMilli());
        };
    }

    private static int waiting(NodeStatus node, Backlog backlog) {
        return node.queued() + backlog.count(node.name());
    }

    /** The worst first, and of those the newest. */
    private static long bySubject(NodeStatus node, GridColumn.Subject subject) {
        for (Cell cell : node.cells()) {
            if (cell.column().equals(subject.column())) {
                return -((long) StateLook.badness(cell.state()) << 50)
                        - cell.at().toEpochMilli();
            }
        }
        return Numbers.NOTHING;
    }

    /** The greatest first, in either direction. */
    private static long offset(NodeStatus node) {
        return node.presence()
                .map(Presence::clockOffset)
                .map(Duration::abs)
                .map(offset -> -offset.toMillis())
                .orElse(Numbers.NOTHING);
    }

    private static long started(NodeStatus node) {
        return node.presence().map(said -> -said.startedAt().toEpochMilli()).orElse(Numbers.NOTHING);
    }

    /** Numbers, ascending. */
    final class Numbers implements SortKeys {
        static final long NOTHING = Long.MAX_VALUE;

        private final long[] keys;
        private final boolean isDescending;

        private Numbers(long[] keys, boolean isDescending) {
            this.keys = keys;
            this.isDescending = isDescending;
        }

        static Numbers of(int size, SortBy sort, SlotToLong key) {
            long[] keys = new long[size];
            for (int slot = 0; slot < size; slot++) {
                keys[slot] = key.applyAsLong(slot);
            }
            return new Numbers(keys, sort.isDescending());
        }

        @Override
        public int compare(int slotA, int slotB) {
            long a = keys[slotA];
            long b = keys[slotB];
            if (a == NOTHING || b == NOTHING || !isDescending) {
                return Long.compare(a, b);
            }
            return Long.compare(b, a);
        }
    }

    /** Words in natural order. */
    final class Words implements SortKeys {
        private final @Nullable String[] keys;
        private final boolean isDescending;

        private Words(@Nullable String[] keys, boolean isDescending) {
            this.keys = keys;
            this.isDescending = isDescending;
        }

        static Words of(List<NodeStatus> nodes, SortBy sort, PresenceToWords words, String key) {
            @Nullable String[] keys = new String[nodes.size()];
            for (int slot = 0; slot < keys.length; slot++) {
                keys[slot] = nodes.get(slot)
                        .presence()
                        .map(presence -> words.of(presence).get(key))
                        .orElse(null);
            }
            return new Words(keys, sort.isDescending());
        }

        @Override
        public int compare(int slotA, int slotB) {
            String a = keys[slotA];
            String b = keys[slotB];
            if (a == null || b == null) {
                return Boolean.compare(a == null, b == null);
            }
            return isDescending ? NaturalOrder.INSTANCE.compare(b, a) : NaturalOrder.INSTANCE.compare(a, b);
        }
    }

    /** A number for a slot. */
    interface SlotToLong {
        long applyAsLong(int slot);
    }

    /** Named words of a presence. */
    interface PresenceToWords {
        Map<String, String> of(Presence presence);
    }
}
