package steward.console.desktop.fleet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.console.desktop.fleet.GridRow.GroupRow;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.fleet.Column;
import steward.console.fleet.Fleet;
import steward.message.CommandState;

/** The rows in their order at one moment, with what was counted on the way. Immutable; nobody writes to its arrays. */
public final class Arrangement {
    private static final int ABSENT = -1;

    private final Fleet fleet;
    private final GridRow[] rows;
    private final int[] indexBySlot;
    private final Map<String, Integer> indexByGroup;
    private final Map<String, Group> groups;
    private final Counts counts;
    private final int matched;

    Arrangement(Fleet fleet, GridRow[] rows, Map<String, Group> groups, Counts counts, int matched) {
        this.fleet = fleet;
        this.rows = rows;
        this.groups = Map.copyOf(groups);
        this.counts = counts;
        this.matched = matched;
        indexBySlot = new int[fleet.nodes().size()];
        Arrays.fill(indexBySlot, ABSENT);
        indexByGroup = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] instanceof NodeRow node) {
                indexBySlot[node.slot()] = i;
            } else if (rows[i] instanceof GroupRow group) {
                indexByGroup.put(group.value(), i);
            }
        }
    }

    /** The snapshot that it was made from. */
    public Fleet fleet() {
        return fleet;
    }

    /** How many rows. */
    public int size() {
        return rows.length;
    }

    /** That row. */
    public GridRow row(int index) {
        return rows[index];
    }

    /** All rows. */
    public List<GridRow> rows() {
        return Arrays.asList(rows.clone());
    }

    /** Where the row stands, or -1. */
    public int indexOf(GridRow row) {
        if (row instanceof NodeRow node) {
            return node.slot() < indexBySlot.length ? indexBySlot[node.slot()] : ABSENT;
        }
        return indexByGroup.getOrDefault(((GroupRow) row).value(), ABSENT);
    }

    /** What is known of a group of the present grouping. */
    public Optional<Group> group(String value) {
        return Optional.ofNullable(groups.get(value));
    }

    /** Over the whole fleet, whatever the filter. */
    public Counts counts() {
        return counts;
    }

    /** How many nodes the filter means, collapsed ones included. */
    public int matched() {
        return matched;
    }

    /** Whether both show the same rows in the same order. */
    boolean hasRowsOf(Arrangement other) {
        return Arrays.equals(rows, other.rows);
    }

    /** Where each row of the other one stands here; nothing where the two do not hold the same rows. */
    Optional<int[]> permutationFrom(Arrangement other) {
        if (other.rows.length != rows.length) {
            return Optional.empty();
        }
        int[] permutation = new int[rows.length];
        for (int i = 0; i < permutation.length; i++) {
            permutation[i] = indexOf(other.rows[i]);
            if (permutation[i] == ABSENT) {
                return Optional.empty();
            }
        }
        return Optional.of(permutation);
    }

    /**
     * A group of nodes.
     *
     * @param value of the label; empty for the nodes without it
     * @param counts of its nodes
     * @param subjects of its nodes, how many are in which state on each
     */
    public record Group(String value, Counts counts, Map<Column, Map<CommandState, Integer>> subjects) {}
}
