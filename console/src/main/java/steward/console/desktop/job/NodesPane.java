package steward.console.desktop.job;

import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import steward.console.desktop.look.Texts;
import steward.console.job.CommandStatus;
import steward.message.CommandId;

/** Every node of a job as a row, and beside it what the selected one answered. Rows that move stay selected. */
final class NodesPane implements AutoCloseable {
    private final Texts texts;
    private final JobModel model;
    private final JobActs acts;
    private final CommandTable table;
    private final CommandDetailController detail;
    private List<CommandId> selected = List.of();
    private Optional<CommandId> shown = Optional.empty();
    private boolean arranging;
    private boolean begun;

    NodesPane(JobParts parts, JobModel model, JobActs acts) {
        this.model = model;
        this.acts = acts;
        texts = parts.texts();
        table = new CommandTable(parts.link(), texts, parts::times, false);
        detail = new CommandDetailController(parts);
    }

    /** Puts both into the pane and begins to show. */
    void fill(SplitPane split) {
        split.getItems().setAll(table.table(), detail.root());
        TableView<CommandStatus> view = table.table();
        view.setId("commands");
        view.setItems(model.rows());
        Label none = new Label(texts.get("job.rows.none"));
        none.getStyleClass().add("text-muted");
        view.setPlaceholder(none);
        view.setAccessibleText(texts.get("job.rows"));
        table.onSort(order -> model.order().set(order));
        view.setContextMenu(new ContextMenu(
                item(texts.get("commands.open.node"), detail::openNode),
                item(texts.get("action.retry-selected"), () -> acts.retry(selected())),
                item(texts.get("job.recall.selected"), () -> acts.recall(selected())),
                item(texts.get("action.abandon"), () -> acts.abandon(selected()))));
        view.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                detail.focusOutput();
            }
        });
        view.getSelectionModel().getSelectedIndices().addListener((Observable changed) -> chosen());
        view.getSelectionModel().selectedItemProperty().addListener((Observable changed) -> chosen());
        model.attach(() -> arranging = true, this::arranged);
    }

    static MenuItem item(String text, Runnable run) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> run.run());
        return item;
    }

    private void chosen() {
        if (arranging) {
            return;
        }
        selected = table.selected();
        CommandStatus one = table.table().getSelectionModel().getSelectedItem();
        shown = Optional.ofNullable(one).map(CommandStatus::id);
        detail.show(Optional.ofNullable(one));
    }

    private void arranged(boolean moved) {
        if (moved) {
            table.select(selected);
        }
        arranging = false;
        if (!begun && !model.rows().isEmpty()) {
            begun = true;
            mark(List.of(first().id()));
        }
        detail.show(shown.flatMap(model::command));
    }

    /** What one most probably came for: what failed, else the first. */
    private CommandStatus first() {
        return model.rows().stream()
                .filter(status -> JobMending.FAILED.contains(status.state()))
                .findFirst()
                .orElse(model.rows().get(0));
    }

    /** Selects these nodes, now and when rows that are hidden still come back. */
    void select(List<CommandId> ids) {
        mark(ids);
        detail.show(shown.flatMap(model::command));
        focus();
    }

    private void mark(List<CommandId> ids) {
        arranging = true;
        table.select(ids);
        arranging = false;
        selected = ids;
        shown = ids.stream().findFirst();
    }

    /** The selected commands as they stand now. */
    List<CommandStatus> selected() {
        return selected.stream().map(model::command).flatMap(Optional::stream).toList();
    }

    CommandDetailController detail() {
        return detail;
    }

    /** Cells that say ages read them anew. */
    void refresh() {
        table.table().refresh();
    }

    void focus() {
        table.table().requestFocus();
    }

    @Override
    public void close() {
        detail.close();
        table.table().setItems(FXCollections.emptyObservableList());
    }
}
