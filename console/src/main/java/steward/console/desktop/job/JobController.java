package steward.console.desktop.job;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Route;
import steward.console.job.JobSummary;
import steward.icons.Icon;
import steward.message.CommandId;

/** The view of a job: how far it is, every node of it, what the selected one answered, and the answers side by side. */
@SuppressWarnings("NullAway.Init")
final class JobController implements AutoCloseable {
    private static final double BAR = 10;

    private final JobParts parts;
    private final Texts texts;
    private final JobModel model;
    private final JobActs acts;
    private final ExportMenu exports;
    private final NodesPane nodes;
    private final AnswersPane answers;
    private final StateBar bar = new StateBar(BAR);
    private final Parent root;
    private StateCounts states;
    private MoreMenu menu;
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
        exports = new ExportMenu(parts, model, () -> stage.getScene().getWindow());
        nodes = new NodesPane(parts, model, acts);
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
        exports.fill(export);
        menu = new MoreMenu(more, texts, this);
        nodes.fill(split);
        stage.getChildren().add(answers.root());
        missing.getChildren().add(0, new IconView(Icon.JOBS, 48));
        find.setId("find-node");
        find.textProperty().bindBidirectional(model.named());
        model.picture().addListener((observed, before, after) -> after.ifPresent(this::show));
        model.failure().addListener((Observable changed) -> showMode());
        model.only().addListener((observed, before, after) -> {
            if (!after.isEmpty()) {
                showNodes();
            }
        });
        nodesToggle.setSelected(true);
        showMode();
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
        menu.show(job);
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
                facts.getChildren().setAll(words.stream().map(Label::new).toList());
            }
        });
    }

    /** Cells that say ages read them anew. */
    void refreshRows() {
        nodes.refresh();
    }

    /** Before the job is there, nothing of it is shown; when it cannot be read, why. */
    private void showMode() {
        boolean there = model.picture().get().isPresent();
        Optional<String> why = model.failure().get();
        boolean rows = nodesToggle.isSelected();
        answersToggle.setSelected(!rows);
        head.setVisible(there);
        put(missing, !there && why.isPresent());
        missingText.setText(why.orElse(""));
        split.setVisible(there && rows);
        answers.root().setVisible(there && !rows);
        put(find, rows);
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
        showNodes();
        nodes.select(ids);
    }

    void recallAll() {
        acts.recall(model.commands());
    }

    void retrySelected() {
        acts.retry(nodes.selected());
    }

    void abandonSelected() {
        acts.abandon(nodes.selected());
    }

    ExportMenu exports() {
        return exports;
    }

    JobActs acts() {
        return acts;
    }

    CommandDetailController detail() {
        return nodes.detail();
    }

    void findNode() {
        showNodes();
        find.requestFocus();
        find.selectAll();
    }

    /** Puts the focus on the nodes, as soon as they are there. */
    void focus() {
        focusWanted = model.picture().get().isEmpty();
        nodes.focus();
    }

    @Override
    public void close() {
        nodes.close();
    }
}
