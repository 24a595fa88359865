package steward.console.desktop.fleet;

import org.jspecify.annotations.Nullable;
import steward.console.desktop.fleet.GridRow.NodeRow;

/** A cell with a text of the node. */
final class TextCell extends VisibleCells.GridCell {
    private final CellParts parts;
    private final GridColumn column;
    private final ColumnText words;

    TextCell(CellParts parts, GridColumn column, ColumnText words) {
        this.parts = parts;
        this.column = column;
        this.words = words;
        parts.cells().add(this);
    }

    @Override
    protected void updateItem(@Nullable GridRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            return;
        }
        refresh();
    }

    @Override
    void refresh() {
        String text = getItem() instanceof NodeRow row
                ? words.of(
                        column,
                        parts.model().status(row),
                        parts.model().backlog(),
                        parts.model().now())
                : "";
        if (!text.equals(getText())) {
            setText(text);
        }
    }
}
