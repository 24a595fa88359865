package steward.console.desktop.fleet;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.scene.control.TableCell;

/** The cells that a table has made; those that show something read their values anew when they are told to. */
final class VisibleCells {
    private final Set<GridCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

    void add(GridCell cell) {
        cells.add(cell);
    }

    /** All that can be seen show what the model knows now. */
    void refresh() {
        for (GridCell cell : cells) {
            if (!cell.isEmpty() && cell.getScene() != null) {
                cell.refresh();
            }
        }
    }

    /** A cell that reads from the model by its row. */
    abstract static class GridCell extends TableCell<GridRow, GridRow> {
        /** Shows what the model knows now of the row that stands here. */
        abstract void refresh();
    }
}
