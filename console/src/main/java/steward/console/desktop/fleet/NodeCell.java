package steward.console.desktop.fleet;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.fleet.GridRow.GroupRow;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.StateMark;
import steward.console.fleet.Contact;
import steward.console.fleet.NodeStatus;
import steward.console.text.SafeText;
import steward.icons.Icon;

/** The frozen first column: contact and name of a node, or value and size of a group. */
final class NodeCell extends VisibleCells.GridCell {
    private final CellParts parts;
    private final StateMark mark = new StateMark(12);
    private final IconView chevron = new IconView(Icon.CHEVRON_DOWN, 12);

    NodeCell(CellParts parts, ObservableDoubleValue scrolled) {
        this.parts = parts;
        parts.cells().add(this);
        getStyleClass().add("node-cell");
        translateXProperty().bind(scrolled);
        setViewOrder(-1);
        setOnMouseEntered(entered -> explain());
    }

    @Override
    protected void updateItem(@Nullable GridRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        refresh();
    }

    @Override
    void refresh() {
        GridRow row = getItem();
        if (row instanceof NodeRow node) {
            mark.show(contact(node));
            show(SafeText.line(node.name().value()), mark);
        } else if (row instanceof GroupRow group) {
            chevron.show(parts.model().isCollapsed(group.value()) ? Icon.CHEVRON_RIGHT : Icon.CHEVRON_DOWN);
            int nodes = parts.model()
                    .rows()
                    .arrangement()
                    .group(group.value())
                    .map(known -> known.counts().nodes())
                    .orElse(0);
            String value =
                    group.value().isEmpty() ? parts.texts().get("fleet.group.none") : SafeText.line(group.value());
            show(parts.texts().get("fleet.group", value, nodes), chevron);
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && getItem() instanceof NodeRow row
                ? SafeText.line(row.name().value()) + ", " + parts.texts().of("contact.", contact(row))
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private void show(String text, Node graphic) {
        if (!text.equals(getText())) {
            setText(text);
        }
        if (getGraphic() != graphic) {
            setGraphic(graphic);
        }
    }

    private Contact contact(NodeRow row) {
        return parts.model().status(row).contact(parts.model().now());
    }

    private void explain() {
        if (getItem() instanceof NodeRow row) {
            NodeStatus status = parts.model().status(row);
            setTooltip(new Tooltip(parts.texts()
                    .get(
                            "fleet.node.tip",
                            SafeText.line(row.name().value()),
                            parts.texts().of("contact.", contact(row)),
                            parts.times().exact(status.heardAt()),
                            parts.times().ago(status.heardAt(), parts.model().now()))));
        } else {
            setTooltip(null);
        }
    }
}
