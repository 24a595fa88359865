package steward.console.desktop.job;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.link.Link;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.job.CommandStatus;
import steward.console.text.ArgumentsText;
import steward.console.text.SafeText;
import steward.message.Ack;
import steward.message.CommandId;

/** The commands of a job as a table: node, state with its mark, since when, how it ended, and flags. */
public final class CommandTable {
    private static final int LONGEST_REASON = 300;

    private final TableView<CommandStatus> table = new TableView<>();
    private final Link link;
    private final Texts texts;
    private final Supplier<Times> times;

    public CommandTable(Link link, Texts texts, Supplier<Times> times, boolean ofOneNode) {
        this.link = link;
        this.texts = texts;
        this.times = times;
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getStyleClass().addAll("edge-to-edge", "commands");
        if (ofOneNode) {
            add("commands.column.command", 220, this::command);
        } else {
            add(
                    "commands.column.node",
                    150,
                    status -> SafeText.line(status.node().value()));
        }
        TableColumn<CommandStatus, CommandStatus> state = new TableColumn<>(texts.get("commands.column.state"));
        state.setPrefWidth(130);
        state.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        state.setCellFactory(column -> new StateCell(texts));
        state.setSortable(false);
        table.getColumns().add(state);
        add("commands.column.since", 130, this::since);
        add("commands.column.exit", 55, CommandTable::exitCode);
        add("commands.column.took", 81, CommandTable::took);
        add("commands.column.reason", 260, this::reason);
    }

    private void add(String key, double width, Function<CommandStatus, String> text) {
        TableColumn<CommandStatus, CommandStatus> column = new TableColumn<>(texts.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> new TextCell(text));
        table.getColumns().add(column);
    }

    /** The table itself. */
    public TableView<CommandStatus> table() {
        return table;
    }

    /** Selects again what was selected, after rows came or went. */
    public void select(List<CommandId> ids) {
        table.getSelectionModel().clearSelection();
        for (int i = 0; i < table.getItems().size(); i++) {
            if (ids.contains(table.getItems().get(i).id())) {
                table.getSelectionModel().select(i);
            }
        }
    }

    private String command(CommandStatus status) {
        return SafeText.line(ArgumentsText.of(status.command().arguments()).replace('\n', ' '), 120);
    }

    private String since(CommandStatus status) {
        return times.get().brief(status.progress().since(), link.now());
    }

    private static String exitCode(CommandStatus status) {
        return status.progress().exitCode().isPresent()
                ? Integer.toString(status.progress().exitCode().getAsInt())
                : "";
    }

    private static String took(CommandStatus status) {
        Optional<Ack> ended = status.progress()
                .outcome()
                .filter(ack -> ack.startedAt().isPresent() && ack.endedAt().isPresent());
        return ended.map(ack -> Duration.between(
                        ack.startedAt().orElseThrow(), ack.endedAt().orElseThrow()))
                .map(CommandTable::text)
                .orElse("");
    }

    private static String text(Duration length) {
        return length.toMillis() < 10_000 ? length.toMillis() + " ms" : length.toSeconds() + " s";
    }

    /** Flags first: they are the viewer's, not the node's. */
    private String reason(CommandStatus status) {
        StringBuilder text = new StringBuilder();
        if (status.progress().isCancelRequested()) {
            text.append(texts.get("commands.cancel.requested")).append(' ');
        }
        if (status.isOverdue(link.now())) {
            text.append(texts.get("commands.overdue")).append(' ');
        }
        status.progress().lateTruth().ifPresent(word -> text.append(
                        texts.get("commands.late", texts.of("state.", word.state())))
                .append(' '));
        status.progress().reason().ifPresent(why -> text.append(SafeText.line(why, LONGEST_REASON)));
        return text.toString().strip();
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

    /** The state with its mark. */
    private static final class StateCell extends TableCell<CommandStatus, CommandStatus> {
        private final Texts texts;
        private final StateMark mark = new StateMark(13);
        private final HBox box = new HBox(mark);

        StateCell(Texts texts) {
            this.texts = Objects.requireNonNull(texts);
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
            setText(texts.of("state.", status.state()));
            setGraphic(box);
        }
    }
}
