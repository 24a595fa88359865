package steward.console.cli.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.console.fleet.Contact;
import steward.console.fleet.NodeStatus;
import steward.console.job.Undelivered;
import steward.console.text.NaturalOrder;
import steward.message.NodeName;

/**
 * A node in the grid.
 *
 * @param name of the node
 * @param status what is known of it; nothing where nobody has heard of it and commands wait for it
 * @param undelivered what it has not confirmed to have, by subject
 */
public record GridRow(NodeName name, Optional<NodeStatus> status, Map<Column, Undelivered> undelivered) {
    private static final Comparator<GridRow> BY_NAME =
            Comparator.comparing(row -> row.name().value(), NaturalOrder.INSTANCE);

    public GridRow {
        undelivered = Map.copyOf(undelivered);
    }

    /**
     * The rows in the natural order of their names.
     *
     * @param nodes that were heard of
     * @param undelivered of these nodes and of those that nobody has heard of
     */
    public static List<GridRow> of(List<NodeStatus> nodes, List<Undelivered> undelivered) {
        Map<NodeName, Map<Column, Undelivered>> waiting = undelivered.stream()
                .collect(Collectors.groupingBy(
                        Undelivered::node, TreeMap::new, Collectors.toMap(Undelivered::column, found -> found)));
        List<GridRow> rows = new ArrayList<>();
        for (NodeStatus node : nodes) {
            Map<Column, Undelivered> own = waiting.remove(node.name());
            rows.add(new GridRow(node.name(), Optional.of(node), own == null ? Map.of() : own));
        }
        waiting.forEach((name, own) -> rows.add(new GridRow(name, Optional.empty(), own)));
        rows.sort(BY_NAME);
        return rows;
    }

    /** The subjects that it has anything to show for. */
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(undelivered.keySet());
        status.ifPresent(node -> node.cells().forEach(cell -> columns.add(cell.column())));
        return columns;
    }

    /** What a reader would call a change when it is another: not that everything is a second older. */
    public List<Object> essence(Instant now) {
        return List.of(name, contact(now), cells(), undelivered);
    }

    Optional<Contact> contact(Instant now) {
        return status.map(node -> node.contact(now));
    }

    List<Cell> cells() {
        return status.map(NodeStatus::cells).orElse(List.of());
    }
}
