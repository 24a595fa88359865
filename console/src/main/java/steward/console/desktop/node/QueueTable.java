package steward.console.desktop.node;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import steward.console.desktop.look.RowCell;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.job.CommandStatus;
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
        add("commands.column.state", 115, this::state)
                .setCellFactory(made -> RowCell.state(CommandStatus::state, this::state));
        add("node.queue.sent", 95, status -> at(status.command().createdAt()));
        add("node.queue.until", 165, status -> at(status.command().validUntil()));
        add(
                "node.queue.operator",
                79,
                status -> SafeText.line(status.command().operator().value()));
        add("node.queue.about", 210, QueueTable::about);
    }

    private TableColumn<CommandStatus, CommandStatus> add(
            String key, double width, Function<CommandStatus, String> text) {
        TableColumn<CommandStatus, CommandStatus> column = RowCell.column(texts.get(key), width, text);
        table.getColumns().add(column);
        return column;
    }

    private String state(CommandStatus status) {
        String state = texts.of("state.", status.state());
        return status.progress().isCancelRequested() ? texts.get("node.queue.recalled", state) : state;
    }

    private static String command(CommandStatus status) {
        String text = status.command()
                .label()
                .orElseGet(() -> ArgumentsText.title(status.command().arguments()));
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

    /** What waits, in its order. */
    List<CommandStatus> shown() {
        return List.copyOf(table.getItems());
    }

    /** Those selected. */
    List<CommandStatus> selected() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }
}
