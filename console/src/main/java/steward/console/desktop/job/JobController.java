package steward.console.desktop.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Route;
import steward.console.job.CommandStatus;
import steward.console.job.JobSummary;
import steward.icons.Icon;
import steward.message.CommandId;

/** The view of a job: how far it is, every node of it, what the selected one answered, and the answers side by side. */
@SuppressWarnings("NullAway.Init")
final class JobController implements AutoCloseable {
    private static final double BAR = 10;

    private static final int[] EXTENSION_DAYS = {1, 7, 30};

    private final JobParts parts;
    private final Texts texts;
    private final JobModel model;
    private final JobActs acts;
    private final ExportMenu exports;
    private final CommandTable table;
    private final CommandDetailController detail;
    private final AnswersPane answers;
    private final StateBar bar = new StateBar(BAR);
    private final Parent root;
    private StateCounts states;
    private List<CommandId> selected = List.of();
    private boolean arranging;
    private boolean begun;
    private boolean focusWanted;

    @FXML
    private Label title;

    @FXML
    private Label flag;

    @FXML
    private Button retryFailed;

    @FXML
    private Button cancel;

    @FXML
    private Button clone;

    @FXML
    private MenuButton export;

    @FXML
    private MenuButton more;

    @FXML
    private Label command;

    @FXML
    private FlowPane facts;

    @FXML
    private VBox barBox;

    @FXML
    private ToggleButton nodesToggle;

    @FXML
    private ToggleButton answersToggle;

    @FXML
    private FlowPane counts;

    @FXML
    private TextField find;

    @FXML
    private StackPane stage;

    @FXML
    private SplitPane split;

    @FXML
    private VBox head;

    @FXML
    private VBox missing;

    @FXML
    private Label missingText;

    JobController(JobParts parts, JobModel model) {
        this.parts = parts;
        this.model = model;
        texts = parts.texts();
        acts = new JobActs(parts, model, () -> stage.getScene().getWindow());
        exports = new ExportMenu(parts, model);
        table = new CommandTable(parts.link(), texts, parts::times, false);
        detail = new CommandDetailController(parts);
        answers = new AnswersPane(parts.link(), parts.worker(), parts.crossing(), texts, this::showOnly);
        root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        barBox.getChildren().setAll(bar);
        states = new StateCounts(counts, texts, model.only());
        retryFailed.setGraphic(new IconView(Icon.RETRY));
        cancel.setGraphic(new IconView(Icon.STOP));
        clone.setGraphic(new IconView(Icon.COPY));
        export.setGraphic(new IconView(Icon.EXPORT));
        more.setGraphic(new IconView(Icon.MORE));
        for (ExportMenu.Format format : ExportMenu.Format.values()) {
            export.getItems().add(item(texts.of("job.export.", format), () -> export(format)));
        }
        export.getItems().add(item(texts.get("job.export.copy"), exports::copy));
        more.getItems()
                .setAll(
                        item(texts.get("action.retry-selected"), this::retrySelected),
                        item(texts.get("action.recall"), this::recall),
                        extensions(),
                        item(texts.get("action.abandon"), this::abandonSelected),
                        item(texts.get("job.copy.id"), this::copyId));
        split.getItems().setAll(table.table(), detail.root());
        stage.getChildren().add(answers.root());
        missing.getChildren().add(0, new IconView(Icon.JOBS, 48));
        find.setId("find-node");
        find.textProperty().bindBidirectional(model.named());
        prepareTable();
        model.attach(() -> arranging = true, this::arranged);
        model.picture().addListener((observed, before, after) -> after.ifPresent(this::show));
        model.failure().addListener((Observable changed) -> showMode());
        nodesToggle.setSelected(true);
        showMode();
    }

    private Menu extensions() {
        Menu menu = new Menu(texts.get("job.extend"));
        for (int days : EXTENSION_DAYS) {
            menu.getItems().add(item(texts.get("job.extend.days", days), () -> acts.extend(Duration.ofDays(days))));
        }
        return menu;
    }

    private static MenuItem item(String text, Runnable run) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> run.run());
        return item;
    }

    private void prepareTable() {
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
                item(texts.get("action.retry-selected"), this::retrySelected),
                item(texts.get("job.recall.selected"), this::recallSelected),
                item(texts.get("action.abandon"), this::abandonSelected)));
        view.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                detail.focusOutput();
            }
        });
        view.getSelectionModel().getSelectedIndices().addListener((Observable changed) -> chosen());
    }

    private void chosen() {
        if (arranging) {
            return;
        }
        selected = table.selected();
        CommandStatus one = table.table().getSelectionModel().getSelectedItem();
        detail.show(Optional.ofNullable(one));
    }

    private void arranged(boolean moved) {
        if (moved) {
            table.select(selected);
        }
        arranging = false;
        if (!begun && !model.rows().isEmpty()) {
            begun = true;
            selected = List.of(first().id());
            table.select(selected);
        }
        detail.show(selected.isEmpty() ? Optional.empty() : model.command(selected.get(0)));
    }

    /** What one most probably came for: what failed, else the first. */
    private CommandStatus first() {
        return model.rows().stream()
                .filter(status -> JobMending.FAILED.contains(status.state()))
                .findFirst()
                .orElse(model.rows().get(0));
    }

    private void show(JobPicture job) {
        JobSummary summary = job.detail().summary();
        title.setText(JobWords.title(summary.job()));
        String asked = JobWords.command(summary.job());
        boolean isNew = !asked.isEmpty() && !asked.equals(title.getText());
        command.setText(asked);
        put(command, isNew);
        bar.show(summary.counts());
        states.show(summary.counts());
        retryFailed.setText(texts.get("job.retry", job.failed()));
        retryFailed.setDisable(job.failed() == 0);
        cancel.setDisable(summary.isEnded());
        flag.setText(
                summary.cancelRequested() > 0
                        ? texts.get("job.flag.cancel", summary.cancelRequested())
                        : job.overdue() > 0 ? texts.get("job.flag.overdue", job.overdue()) : "");
        put(flag, !flag.getText().isEmpty());
        answers.show(job.groups(), job.unanswered());
        nodesToggle.setText(texts.get("job.nodes", summary.targets()));
        answersToggle.setText(texts.get("job.answers", job.groups().size()));
        showTimes();
        showMode();
        if (focusWanted) {
            focus();
        }
    }

    private static void put(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Ages grow: what says them is written anew. */
    void showTimes() {
        model.picture().get().ifPresent(job -> {
            List<String> words = JobWords.facts(
                    job.detail().summary(), parts.times(), parts.link().now(), texts);
            Stream<String> shown = facts.getChildren().stream().map(node -> ((Label) node).getText());
            if (!shown.toList().equals(words)) {
                facts.getChildren()
                        .setAll(words.stream().map(JobController::fact).toList());
            }
        });
    }

    private static Label fact(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("text-muted");
        return label;
    }

    /** Cells that say ages read them anew. */
    void refreshRows() {
        table.table().refresh();
    }

    /** Before the job is there, nothing of it is shown; when it cannot be read, why. */
    private void showMode() {
        boolean there = model.picture().get().isPresent();
        Optional<String> why = model.failure().get();
        boolean nodes = nodesToggle.isSelected();
        answersToggle.setSelected(!nodes);
        head.setVisible(there);
        put(missing, !there && why.isPresent());
        missingText.setText(why.orElse(""));
        split.setVisible(there && nodes);
        answers.root().setVisible(there && !nodes);
        put(counts, nodes);
        put(find, nodes);
    }

    @FXML
    void showNodes() {
        nodesToggle.setSelected(true);
        showMode();
    }

    @FXML
    void showAnswers() {
        nodesToggle.setSelected(false);
        showMode();
    }

    @FXML
    void retryFailed() {
        acts.retryFailed();
    }

    @FXML
    void cancel() {
        acts.cancel();
    }

    @FXML
    void showJobs() {
        parts.go().accept(new Route.Jobs());
    }

    @FXML
    void cloneJob() {
        acts.cloneJob();
    }

    /** Selects these nodes in the table, where something can be done about them. */
    private void showOnly(List<CommandId> ids) {
        model.only().set(Set.of());
        find.clear();
        selected = ids;
        showNodes();
        table.select(ids);
        table.table().requestFocus();
    }

    void retrySelected() {
        acts.retry(chosenCommands());
    }

    /** All of the job's commands that have not started. */
    void recall() {
        acts.recall(model.commands());
    }

    private void recallSelected() {
        acts.recall(chosenCommands());
    }

    /** Of what has not started, for a week from now. */
    void extend() {
        acts.extend(Duration.ofDays(EXTENSION_DAYS[1]));
    }

    void abandonSelected() {
        acts.abandon(chosenCommands());
    }

    private List<CommandStatus> chosenCommands() {
        return selected.stream().map(model::command).flatMap(Optional::stream).toList();
    }

    void export(ExportMenu.Format format) {
        exports.export(format, stage.getScene().getWindow());
    }

    private void copyId() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.id().toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    CommandDetailController detail() {
        return detail;
    }

    void findNode() {
        showNodes();
        find.requestFocus();
        find.selectAll();
    }

    /** Puts the focus on the nodes, as soon as they are there. */
    void focus() {
        focusWanted = model.picture().get().isEmpty();
        table.table().requestFocus();
    }

    @Override
    public void close() {
        detail.close();
        table.table().setItems(FXCollections.emptyObservableList());
    }
}
