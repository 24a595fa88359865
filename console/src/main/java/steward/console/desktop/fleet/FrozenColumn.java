package steward.console.desktop.fleet;

import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;

/**
 * Keeps the first column in sight while the table is scrolled sideways: its cells and its head are moved by as much as
 * the table was scrolled, and lie above the others.
 */
final class FrozenColumn {
    private final TableView<GridRow> table;
    private final TableColumn<GridRow, GridRow> column;
    private final DoubleProperty scrolled = new SimpleDoubleProperty();

    FrozenColumn(TableView<GridRow> table, TableColumn<GridRow, GridRow> column) {
        this.table = table;
        this.column = column;
        table.skinProperty().addListener((observed, before, after) -> Platform.runLater(this::attach));
    }

    /** By how much the table is scrolled sideways, in pixels. */
    ReadOnlyDoubleProperty scrolled() {
        return scrolled;
    }

    private void attach() {
        for (Node node : table.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
                bar.valueProperty().addListener((observed, before, after) -> follow(bar));
                bar.visibleProperty().addListener((observed, before, after) -> follow(bar));
            }
        }
        attachHead();
    }

    /** Heads are made anew when columns come and go. */
    void attachHead() {
        for (Node node : table.lookupAll(".column-header")) {
            if (node instanceof TableColumnHeader head && head.getTableColumn() == column) {
                head.setViewOrder(-1);
                head.getStyleClass().add("frozen-head");
                head.translateXProperty().unbind();
                head.translateXProperty().bind(scrolled);
            }
        }
    }

    private void follow(ScrollBar bar) {
        scrolled.set(bar.isVisible() ? bar.getValue() : 0);
    }
}
