package steward.console.desktop.job;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.desktop.notice.Notice;
import steward.console.desktop.output.OutputPane;
import steward.console.desktop.route.Route;
import steward.console.job.CommandStatus;
import steward.console.text.SafeText;
import steward.icons.Icon;
import steward.message.Ack;
import steward.message.NodeName;

/** One command: what it wrote, how it got there, and what the same node answered before. */
@SuppressWarnings("NullAway.Init")
final class CommandDetailController implements AutoCloseable {
    /** Rows that are only passed on the way to another are not read. */
    private static final Duration SETTLED = Duration.millis(120);

    private final Texts texts;
    private final Supplier<Times> times;
    private final Consumer<Route> go;
    private final OutputPane output;
    private final HistoryList history;
    private final PreviousPane previous;
    private final AnswerText answer;
    private final JobParts parts;
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private final StateMark mark = new StateMark(18);
    private final Parent root;
    private @Nullable CommandStatus shown;

    @FXML
    private VBox empty;

    @FXML
    private VBox body;

    @FXML
    private HBox head;

    @FXML
    private Hyperlink node;

    @FXML
    private Label state;

    @FXML
    private Label came;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab outputTab;

    @FXML
    private Tab timelineTab;

    @FXML
    private Tab previousTab;

    CommandDetailController(JobParts parts) {
        this.parts = parts;
        texts = parts.texts();
        times = parts::times;
        go = parts.go();
        output = new OutputPane(parts.link(), parts.crossing(), texts, this::tell);
        history = new HistoryList(texts);
        previous = new PreviousPane(parts.link(), parts.worker(), parts.crossing(), texts);
        answer = new AnswerText(texts);
        root = Fxml.load(this, texts);
    }

    private void tell(String text) {
        parts.notices().tell(Notice.Kind.INFO, text, "output", Optional.empty());
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        head.getChildren().add(0, mark);
        empty.getChildren().add(0, new IconView(Icon.TERMINAL, 40));
        outputTab.setContent(output.root());
        outputTab.setGraphic(new IconView(Icon.TERMINAL, 14));
        timelineTab.setContent(history.root());
        timelineTab.setGraphic(new IconView(Icon.CLOCK, 14));
        previousTab.setContent(previous.root());
        previousTab.setGraphic(new IconView(Icon.DIFF, 14));
        tabs.getSelectionModel().selectedItemProperty().addListener((Observable changed) -> fill());
        settled.setOnFinished(event -> fill());
        show(Optional.empty());
    }

    /** Shows this command, or that none is selected. */
    void show(Optional<CommandStatus> status) {
        boolean present = status.isPresent();
        empty.setVisible(!present);
        body.setVisible(present);
        boolean other =
                shown == null || (present && !shown.id().equals(status.get().id()));
        shown = status.orElse(null);
        status.ifPresent(this::showHead);
        if (other) {
            settled.playFromStart();
        } else {
            fill();
        }
    }

    private void showHead(CommandStatus status) {
        mark.show(status.state());
        node.setText(SafeText.line(status.node().value()));
        String code = status.progress().exitCode().isPresent()
                ? texts.get(
                        "answers.exit",
                        Integer.toString(status.progress().exitCode().getAsInt()))
                : "";
        state.setText(texts.of("state.", status.state()) + code);
        came.setText(
                answer.flags(status, parts.link().now()).orElseGet(() -> texts.of("state.meaning.", status.state())));
    }

    /** Fills the tab that can be seen. */
    private void fill() {
        CommandStatus status = shown;
        if (status == null) {
            return;
        }
        Tab selected = tabs.getSelectionModel().getSelectedItem();
        if (selected == timelineTab) {
            history.show(status, times.get());
        } else if (selected == previousTab) {
            previous.show(status, times.get());
        } else {
            output.show(status.id(), status.progress().outcome().flatMap(Ack::output));
        }
    }

    @FXML
    void openNode() {
        CommandStatus status = shown;
        if (status != null) {
            NodeName name = status.node();
            go.accept(new Route.Node(name));
        }
    }

    void showOutput() {
        tabs.getSelectionModel().select(outputTab);
    }

    void showTimeline() {
        tabs.getSelectionModel().select(timelineTab);
    }

    void showPrevious() {
        tabs.getSelectionModel().select(previousTab);
    }

    void focusOutput() {
        showOutput();
        output.focus();
    }

    void find() {
        showOutput();
        output.find();
    }

    @Override
    public void close() {
        settled.stop();
        output.close();
    }
}
