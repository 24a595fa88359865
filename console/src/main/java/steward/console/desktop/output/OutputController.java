package steward.console.desktop.output;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.engine.OutputReport;
import steward.console.text.SizeText;
import steward.icons.Icon;
import steward.message.Output;

/** The pane of a command's output. */
@SuppressWarnings("NullAway.Init")
final class OutputController {
    private static final Duration SETTLED = Duration.millis(150);

    private final OutputModel model;
    private final Texts texts;
    private final Consumer<File> save;
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private final Parent root;
    private Search search = Search.none();
    private final Label none = new Label();
    private Optional<Output> totals = Optional.empty();

    @FXML
    private ListView<OutputLine> list;

    @FXML
    private TextField find;

    @FXML
    private Label found;

    @FXML
    private Button previous;

    @FXML
    private Button next;

    @FXML
    private ToggleButton follow;

    @FXML
    private Button copy;

    @FXML
    private Button saveButton;

    @FXML
    private HBox moreBar;

    @FXML
    private Label moreText;

    @FXML
    private Button moreButton;

    @FXML
    private Label state;

    OutputController(OutputModel model, Texts texts, Consumer<File> save) {
        this.model = model;
        this.texts = texts;
        this.save = save;
        root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        icon(previous, Icon.CHEVRON_LEFT);
        icon(next, Icon.CHEVRON_RIGHT);
        icon(copy, Icon.COPY);
        icon(saveButton, Icon.SAVE);
        follow.setGraphic(new IconView(Icon.FOLLOW));
        list.setItems(model.lines());
        list.setCellFactory(view -> new LineCell(() -> search));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        none.getStyleClass().add("text-muted");
        list.setPlaceholder(none);
        list.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                follow.setSelected(false);
            }
        });
        model.lines().addListener((Observable changed) -> appended());
        model.read().addListener((Observable changed) -> showState());
        model.report().addListener((Observable changed) -> showState());
        settled.setOnFinished(event -> search());
        find.textProperty().addListener((Observable changed) -> settled.playFromStart());
        find.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                go(key.isShiftDown() ? -1 : 1);
            }
        });
        list.setOnKeyPressed(key -> {
            if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(key)) {
                copy();
            } else if (key.getCode() == KeyCode.UP
                    || key.getCode() == KeyCode.PAGE_UP
                    || key.getCode() == KeyCode.HOME) {
                follow.setSelected(false);
            } else if (key.getCode() == KeyCode.END) {
                follow.setSelected(true);
            }
        });
        follow.selectedProperty().addListener((Observable changed) -> appended());
        showState();
    }

    private static void icon(Button button, Icon icon) {
        button.setGraphic(new IconView(icon));
        button.setTooltip(new Tooltip(button.getAccessibleText()));
    }

    /** What the unit says it wrote in all, once that is known. */
    void totals(Optional<Output> known) {
        totals = known;
        showState();
    }

    private void appended() {
        if (follow.isSelected()) {
            // The list has not counted its new lines yet.
            Platform.runLater(this::scrollToEnd);
        }
        if (!search.text().isEmpty()) {
            settled.playFromStart();
        }
    }

    private void scrollToEnd() {
        if (follow.isSelected() && !model.lines().isEmpty()) {
            list.scrollTo(model.lines().size() - 1);
        }
    }

    /** Whether to go with the newest line: while it runs one wants to, afterwards one reads from the beginning. */
    void follow(boolean running) {
        follow.setSelected(running);
    }

    private void search() {
        search = Search.of(find.getText(), model.lines());
        found.setText(
                find.getText().isEmpty()
                        ? ""
                        : texts.get(
                                search.hits().size() == Search.MOST ? "output.found.most" : "output.found",
                                search.hits().size()));
        list.refresh();
        if (!search.hits().isEmpty() && list.getSelectionModel().getSelectedIndex() < 0) {
            go(1);
        }
    }

    private void go(int direction) {
        int selected = list.getSelectionModel().getSelectedIndex();
        int hit = direction > 0 ? search.after(selected) : search.before(selected);
        if (hit >= 0) {
            follow.setSelected(false);
            list.getSelectionModel().clearAndSelect(hit);
            list.scrollTo(Math.max(0, hit - 5));
        }
    }

    private void showState() {
        long all = totals.map(Output::totalBytes).orElse(0L);
        long left = all - model.read().get();
        boolean more = model.isWaiting();
        moreBar.setVisible(more);
        moreBar.setManaged(more);
        none.setText(model.report().get().isPresent() ? texts.get("output.empty.ended") : texts.get("output.empty"));
        long portion = Math.min(left, OutputModel.FURTHER);
        moreButton.setText(
                left > 0 ? texts.get("output.more.load.size", SizeText.of(portion)) : texts.get("output.more.load"));
        moreText.setText(left > 0 ? texts.get("output.more", SizeText.of(left)) : texts.get("output.more.unknown"));
        state.setText(model.report()
                .get()
                .map(this::summary)
                .orElseGet(() ->
                        texts.get("output.reading", SizeText.of(model.read().get()))));
    }

    private String summary(OutputReport report) {
        String size = SizeText.of(report.stdoutBytes() + report.stderrBytes());
        String dropped = model.lines().dropped() == 0
                ? ""
                : " " + texts.get("output.dropped", model.lines().dropped());
        if (report.verified() && report.stdoutBytes() + report.stderrBytes() == 0) {
            return "";
        }
        if (report.verified()) {
            return texts.get("output.verified", size) + dropped;
        }
        String remarks = String.join(" ", report.remarks());
        return texts.get("output.partial", size, remarks) + dropped;
    }

    @FXML
    void more() {
        model.more();
        showState();
    }

    @FXML
    void previous() {
        go(-1);
    }

    @FXML
    void next() {
        go(1);
    }

    /** The selected lines, or all that are shown. */
    @FXML
    void copy() {
        List<OutputLine> selected = list.getSelectionModel().getSelectedItems();
        List<OutputLine> copied = selected.isEmpty() ? model.lines() : selected;
        ClipboardContent content = new ClipboardContent();
        content.putString(copied.stream().map(OutputLine::text).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("output.save"));
        chooser.setInitialFileName("output.txt");
        @Nullable File chosen = chooser.showSaveDialog(root.getScene().getWindow());
        if (chosen != null) {
            save.accept(chosen);
        }
    }

    void focus() {
        list.requestFocus();
    }

    void find() {
        find.requestFocus();
        find.selectAll();
    }
}
