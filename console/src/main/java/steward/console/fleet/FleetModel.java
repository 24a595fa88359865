package steward.console.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import steward.message.NodeName;
import steward.message.Presence;

/**
 * What is known of the fleet, as it changes. Lives on one thread; {@link #snapshot} makes what others read.
 *
 * <p>Nodes stand in stripes of {@value Fleet#STRIPE}. A snapshot copies the table of stripes and, later, only the stripes
 * that change: with 100,000 nodes at most 391 references and 256 for each stripe that was touched since the last one.
 */
public final class FleetModel {
    /** The most nodes that are shown; further ones are counted. */
    public static final int MOST_NODES = 200_000;
    /** The most columns that are shown; answers in further ones are counted. */
    public static final int MOST_COLUMNS = 1_000;

    private final int mostNodes;
    /** Where each node stands. Only ever grows; snapshots share it and look no further than their own size. */
    private final Map<NodeName, Integer> slots = new ConcurrentHashMap<>();

    private final Set<NodeName> unshown = new TreeSet<>();
    private NodeStatus[][] stripes = new NodeStatus[0][];
    /** Stripes that the last snapshot shares, so that they must be copied before they change. */
    private final BitSet shared = new BitSet();

    private SortedSet<Column> columns = Collections.emptySortedSet();
    private long unshownAnswers;
    private int size;
    private long version;
    private boolean changed;
    private @Nullable Fleet last;

    /** @param mostNodes at most {@link #MOST_NODES} */
    public FleetModel(int mostNodes) {
        this.mostNodes = Math.min(mostNodes, MOST_NODES);
    }

    /** A node said something of itself. */
    public void heard(Presence presence, Instant storedAt) {
        NodeStatus before = status(presence.node());
        put(new NodeStatus(presence.node(), Optional.of(presence), later(before.heardAt(), storedAt), before.cells()));
    }

    /** A node answered a command. */
    public void answered(NodeName node, Cell cell, Instant storedAt) {
        boolean isNewColumn = !columns.contains(cell.column());
        if (isNewColumn && columns.size() >= MOST_COLUMNS) {
            unshownAnswers++;
            return;
        }
        NodeStatus before = status(node);
        put(new NodeStatus(node, before.presence(), later(before.heardAt(), storedAt), with(before.cells(), cell)));
        if (isNewColumn) {
            SortedSet<Column> more = new TreeSet<>(columns);
            more.add(cell.column());
            columns = Collections.unmodifiableSortedSet(more);
        }
    }

    /** The names of all nodes that were heard of; live, for the model's own thread. */
    public Set<NodeName> names() {
        return Collections.unmodifiableSet(slots.keySet());
    }

    /**
     * The fleet as it is known now.
     *
     * @param now by the broker's clock
     */
    public Fleet snapshot(Instant now) {
        Fleet before = last;
        if (before != null && !changed) {
            return before;
        }
        changed = false;
        shared.set(0, stripes.length);
        Fleet fleet = new Fleet(stripes.clone(), size, slots, columns, now, ++version, unshown.size(), unshownAnswers);
        last = fleet;
        return fleet;
    }

    private NodeStatus status(NodeName name) {
        @Nullable Integer slot = slots.get(name);
        return slot == null
                ? new NodeStatus(name, Optional.empty(), Instant.EPOCH, List.of())
                : stripes[slot / Fleet.STRIPE][slot % Fleet.STRIPE];
    }

    private void put(NodeStatus status) {
        @Nullable Integer known = slots.get(status.name());
        if (known == null && size >= mostNodes) {
            countUnshown(status.name());
            return;
        }
        int slot = known == null ? size : known;
        writable(slot / Fleet.STRIPE)[slot % Fleet.STRIPE] = status;
        if (known == null) {
            size++;
            slots.put(status.name(), slot);
        }
        changed = true;
    }

    private void countUnshown(NodeName name) {
        if (unshown.size() < mostNodes && unshown.add(name)) {
            changed = true;
        }
    }

    private NodeStatus[] writable(int stripe) {
        if (stripe == stripes.length) {
            stripes = Arrays.copyOf(stripes, stripe + 1);
            stripes[stripe] = new NodeStatus[Fleet.STRIPE];
        } else if (shared.get(stripe)) {
            stripes[stripe] = stripes[stripe].clone();
            shared.clear(stripe);
        }
        return stripes[stripe];
    }

    /** The cells with this one in its column's place. */
    private static List<Cell> with(List<Cell> cells, Cell cell) {
        List<Cell> all = new ArrayList<>(cells);
        int place = 0;
        while (place < all.size() && all.get(place).column().compareTo(cell.column()) < 0) {
            place++;
        }
        if (place < all.size() && all.get(place).column().equals(cell.column())) {
            all.set(place, cell);
            return all;
        }
        all.add(place, cell);
        if (all.size() > NodeStatus.MOST_CELLS) {
            all.remove(oldest(all, cell));
        }
        return all;
    }

    private static Cell oldest(List<Cell> cells, Cell newest) {
        return cells.stream()
                .filter(cell -> !cell.equals(newest))
                .min(Comparator.comparing(Cell::at))
                .orElseThrow();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
