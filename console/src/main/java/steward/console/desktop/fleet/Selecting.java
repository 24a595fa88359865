package steward.console.desktop.fleet;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** Keeps the selection and what is in sight where they are when rows come and go. */
final class Selecting {
    /** A larger selection is given up when rows come or go: restoring it would hold up the screen. */
    private static final int MOST_RESTORED = 5_000;

    private final TableView<GridRow> table;
    private final GridModel model;
    private Arrangement before;
    private List<GridRow> selected = List.of();
    private int first;

    Selecting(GridTable grid, GridModel model) {
        this.table = grid.table();
        this.model = model;
        before = model.rows().arrangement();
    }

    /** Before a swap. */
    void remember() {
        before = model.rows().arrangement();
        selected = table.getSelectionModel().getSelectedIndices().size() > MOST_RESTORED
                ? List.of()
                : List.copyOf(table.getSelectionModel().getSelectedItems());
        first = firstInSight();
    }

    /** After a swap. */
    void restore() {
        Arrangement now = model.rows().arrangement();
        if (now == before
                || now.hasRowsOf(before)
                || now.permutationFrom(before).isPresent()) {
            return;
        }
        int[] indices = selected.stream()
                .mapToInt(now::indexOf)
                .filter(index -> index >= 0)
                .toArray();
        table.getSelectionModel().clearSelection();
        if (indices.length > 0) {
            table.getSelectionModel().selectIndices(indices[0], indices);
        }
        if (first > 0 && first < before.size()) {
            int place = now.indexOf(before.row(first));
            if (place >= 0) {
                table.scrollTo(place);
            }
        }
    }

    private int firstInSight() {
        Node found = table.lookup(".virtual-flow");
        if (found instanceof VirtualFlow<?> flow) {
            IndexedCell<?> cell = flow.getFirstVisibleCell();
            return cell == null ? 0 : cell.getIndex();
        }
        return 0;
    }
}
