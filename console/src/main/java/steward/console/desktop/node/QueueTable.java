package steward.console.desktop.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.job.CommandStatus;
import steward.console.job.Composer;
import steward.console.text.ArgumentsText;
import steward.console.text.SafeText;
import steward.message.CommandId;

/** Commands that wait for a node or run there, oldest first: what, how far, who sent it when, and until when it may start. */
final class QueueTable {
    private static final int LONGEST = 200;

    private final TableView<CommandStatus> table = new TableView<>();
    private final Texts texts;
    private final Supplier<Times> times;
    private final Supplier<Instant> now;

    QueueTable(Texts texts, Supplier<Times> times, Supplier<Instant> now) {
        this.texts = texts;
        this.times = times;
        this.now = now;
        table.setId("queue");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getStyleClass().addAll("edge-to-edge", "commands");
        table.setAccessibleText(texts.get("node.tab.queue.name"));
        Label none = new Label(texts.get("node.queue.empty"));
        none.getStyleClass().add("text-muted");
        table.setPlaceholder(none);
        add("node.queue.command", 235, QueueTable::command);
        column("commands.column.state", 115).setCellFactory(made -> new StateCell());
        add("node.queue.sent", 95, status -> at(status.command().createdAt()));
        add("node.queue.until", 165, status -> at(status.command().validUntil()));
        add(
                "node.queue.operator",
                79,
                status -> SafeText.line(status.command().operator().value()));
        add("node.queue.about", 210, QueueTable::about);
    }

    private TableColumn<CommandStatus, CommandStatus> column(String key, double width) {
        TableColumn<CommandStatus, CommandStatus> column = new TableColumn<>(texts.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        table.getColumns().add(column);
        return column;
    }

    private void add(String key, double width, Function<CommandStatus, String> text) {
        column(key, width).setCellFactory(made -> new TextCell(text));
    }

    private static String command(CommandStatus status) {
        String text = status.command()
                .label()
                .orElseGet(() -> ArgumentsText.of(status.command().arguments()));
        return SafeText.line(text.isEmpty() ? about(status) : text, LONGEST);
    }

    private static String about(CommandStatus status) {
        return SafeText.line(status.command().address().method() + "."
                + status.command().address().domain());
    }

    private String at(Instant instant) {
        return times.get().brief(instant, now.get());
    }

    TableView<CommandStatus> table() {
        return table;
    }

    /** Shows these; what is selected stays selected. */
    void show(List<CommandStatus> waiting) {
        if (waiting.equals(table.getItems())) {
            return;
        }
        Set<CommandId> selected = new HashSet<>();
        table.getSelectionModel().getSelectedItems().forEach(status -> selected.add(status.id()));
        table.getItems().setAll(waiting);
        table.getSelectionModel().clearSelection();
        for (int i = 0; i < waiting.size(); i++) {
            if (selected.contains(waiting.get(i).id())) {
                table.getSelectionModel().select(i);
            }
        }
    }

    /** Those selected that can be recalled: not what is a recall itself, nor what is to be recalled already. */
    List<CommandStatus> recallable() {
        return new ArrayList<>(table.getSelectionModel().getSelectedItems())
                .stream()
                        .filter(status -> !status.command().address().method().equals(Composer.CANCEL)
                                && !status.progress().isCancelRequested())
                        .toList();
    }

    /** A text of the command. */
    private static final class TextCell extends TableCell<CommandStatus, CommandStatus> {
        private final Function<CommandStatus, String> text;

        TextCell(Function<CommandStatus, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable CommandStatus status, boolean empty) {
            super.updateItem(status, empty);
            setText(empty || status == null ? null : text.apply(status));
        }
    }

    /** The state with its mark, and whether it is to be recalled. */
    private final class StateCell extends TableCell<CommandStatus, CommandStatus> {
        private final StateMark mark = new StateMark(13);
        private final HBox box = new HBox(mark);

        StateCell() {
            box.getStyleClass().add("cell-mark");
        }

        @Override
        protected void updateItem(@Nullable CommandStatus status, boolean empty) {
            super.updateItem(status, empty);
            if (empty || status == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            mark.show(status.state());
            String state = texts.of("state.", status.state());
            setText(status.progress().isCancelRequested() ? texts.get("node.queue.recalled", state) : state);
            setGraphic(box);
        }
    }
}
