package steward.console.desktop.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import steward.console.desktop.fleet.Arrangement.Group;
import steward.console.desktop.fleet.GridRow.GroupRow;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeStatus;
import steward.console.fleet.NodeSubject;
import steward.console.text.NaturalOrder;
import steward.message.CommandState;

/**
 * Makes arrangements of rows out of snapshots. Remembers the rows that it made and the order of names, so that the same
 * node is the same row in every arrangement. For one thread.
 */
final class Arranger {
    private final List<NodeRow> rowsBySlot = new ArrayList<>();
    private final Map<String, GroupRow> groupRows = new HashMap<>();
    private int[] nameRank = {};

    /** The rows as they are wanted, at that time of the broker's clock. */
    Arrangement arrange(Fleet fleet, Backlog backlog, Wish wish, Instant now) {
        List<NodeStatus> nodes = fleet.nodes();
        learn(nodes);
        Counts.Sum all = new Counts.Sum();
        int[] slots = new int[nodes.size()];
        int matched = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            NodeStatus node = nodes.get(slot);
            all.add(node, node.contact(now));
            if (wish.filter().isEmpty() || wish.filter().get().test(new NodeSubject(node, now))) {
                slots[matched++] = slot;
            }
        }
        Integer[] order = sorted(Arrays.copyOf(slots, matched), nodes, backlog, wish);
        if (wish.groupBy().isEmpty()) {
            GridRow[] rows = new GridRow[order.length];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = rowsBySlot.get(order[i]);
            }
            return new Arrangement(fleet, rows, Map.of(), all.counts(), matched);
        }
        return grouped(fleet, order, wish, now, all.counts());
    }

    private Integer[] sorted(int[] slots, List<NodeStatus> nodes, Backlog backlog, Wish wish) {
        List<SortKeys> keys = wish.sort().stream()
                .map(sort -> SortKeys.of(sort, nodes, backlog, nameRank))
                .toList();
        Integer[] order = Arrays.stream(slots).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> {
            for (SortKeys key : keys) {
                int compared = key.compare(a, b);
                if (compared != 0) {
                    return compared;
                }
            }
            return Integer.compare(nameRank[a], nameRank[b]);
        });
        return order;
    }

    private Arrangement grouped(Fleet fleet, Integer[] order, Wish wish, Instant now, Counts counts) {
        Map<String, List<Integer>> members = new TreeMap<>(NaturalOrder.INSTANCE);
        for (Integer slot : order) {
            String value = fleet.nodes()
                    .get(slot)
                    .presence()
                    .map(said -> said.labels().getOrDefault(wish.groupBy(), ""))
                    .orElse("");
            members.computeIfAbsent(value, v -> new ArrayList<>()).add(slot);
        }
        List<GridRow> rows = new ArrayList<>();
        Map<String, Group> groups = new HashMap<>();
        members.forEach((value, slots) -> {
            groups.put(value, group(value, slots, fleet.nodes(), now));
            rows.add(groupRows.computeIfAbsent(value, GroupRow::new));
            if (!wish.collapsed().contains(value)) {
                slots.forEach(slot -> rows.add(rowsBySlot.get(slot)));
            }
        });
        return new Arrangement(fleet, rows.toArray(GridRow[]::new), groups, counts, order.length);
    }

    private static Group group(String value, List<Integer> slots, List<NodeStatus> nodes, Instant now) {
        Counts.Sum sum = new Counts.Sum();
        Map<Column, Map<CommandState, Integer>> subjects = new HashMap<>();
        for (int slot : slots) {
            NodeStatus node = nodes.get(slot);
            sum.add(node, node.contact(now));
            for (Cell cell : node.cells()) {
                subjects.computeIfAbsent(cell.column(), column -> new EnumMap<>(CommandState.class))
                        .merge(cell.state(), 1, Integer::sum);
            }
        }
        return new Group(value, sum.counts(), subjects);
    }

    /** Takes in nodes that were not there before. */
    private void learn(List<NodeStatus> nodes) {
        if (rowsBySlot.size() == nodes.size()) {
            return;
        }
        for (int slot = rowsBySlot.size(); slot < nodes.size(); slot++) {
            rowsBySlot.add(new NodeRow(slot, nodes.get(slot).name()));
        }
        NodeRow[] byName = rowsBySlot.toArray(NodeRow[]::new);
        Arrays.sort(
                byName,
                (a, b) ->
                        NaturalOrder.INSTANCE.compare(a.name().value(), b.name().value()));
        nameRank = new int[byName.length];
        for (int rank = 0; rank < byName.length; rank++) {
            nameRank[byName[rank].slot()] = rank;
        }
    }
}
