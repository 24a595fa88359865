package steward.console.desktop.node;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.job.CommandStatus;
import steward.icons.Icon;
import steward.message.CommandId;

/** What waits for a node, with what can be done about it. */
final class QueuePane {
    private final NodeModel model;
    private final NodeOrders orders;
    private final Texts texts;
    private final QueueTable queue;
    private final Label hint = new Label();
    private final Button earlier;
    private final Button later;
    private final Button recall;
    private final BorderPane root;

    QueuePane(NodeModel model, NodeOrders orders, NodeParts parts) {
        this.model = model;
        this.orders = orders;
        texts = parts.texts();
        queue = new QueueTable(texts, parts.times(), model.now()::get);
        earlier = button("node.earlier", this::earlier);
        later = button("node.later", this::later);
        recall = button("node.recall", this::recall);
        earlier.setGraphic(new IconView(Icon.CHEVRON_UP));
        later.setGraphic(new IconView(Icon.CHEVRON_DOWN));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        HBox buttons = new HBox(earlier, later, recall);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("toolbar");
        VBox actions = new VBox(hint, buttons);
        actions.getStyleClass().add("node-actions");
        root = new BorderPane(queue.table());
        root.setBottom(actions);
        queue.table().getSelectionModel().getSelectedItems().addListener((Observable changed) -> showActions());
    }

    private Button button(String key, Runnable act) {
        Button button = new Button(texts.get(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> act.run());
        return button;
    }

    BorderPane root() {
        return root;
    }

    TableView<CommandStatus> table() {
        return queue.table();
    }

    /** Shows what waits now. */
    void show(List<CommandStatus> waiting) {
        queue.show(waiting);
        showActions();
    }

    private void showActions() {
        List<CommandStatus> recallable = QueueOrder.recallable(queue.selected());
        recall.setDisable(recallable.isEmpty());
        recall.setText(texts.get("node.recall.count", recallable.size()));
        boolean isUnsent = queue.shown().stream().anyMatch(QueueOrder::isMovable);
        for (Button button : List.of(earlier, later)) {
            button.setVisible(isUnsent);
            button.setManaged(isUnsent);
        }
        earlier.setDisable(QueueOrder.earlier(queue.shown(), chosen()).isEmpty());
        later.setDisable(QueueOrder.later(queue.shown(), chosen()).isEmpty());
        String usual = model.commands().get().waiting().size() == NodeModel.MOST_WAITING
                ? texts.get("node.queue.cut", NodeModel.MOST_WAITING)
                : texts.get(isUnsent ? "node.queue.hint.unsent" : "node.queue.hint");
        hint.setText(model.failure().get().orElse(usual));
    }

    private Set<CommandId> chosen() {
        return ids(queue.selected());
    }

    private static Set<CommandId> ids(Collection<CommandStatus> commands) {
        return commands.stream().map(CommandStatus::id).collect(Collectors.toSet());
    }

    void recall() {
        orders.recall(QueueOrder.recallable(queue.selected()));
    }

    /** Has what is selected sent before what goes before it, where that can be. */
    void earlier() {
        move(QueueOrder.earlier(queue.shown(), chosen()));
    }

    /** Has what is selected sent after what goes after it, where that can be. */
    void later() {
        move(QueueOrder.later(queue.shown(), chosen()));
    }

    private void move(Optional<QueueOrder.Move> move) {
        move.ifPresent(orders::move);
    }
}
