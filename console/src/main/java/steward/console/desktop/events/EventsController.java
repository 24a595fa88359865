package steward.console.desktop.events;

import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import steward.console.desktop.fleet.FilterField;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.Texts;
import steward.icons.Icon;

/** Shows events, or errors: a live table, what it leaves out, and all of the selected one. */
@SuppressWarnings("NullAway.Init")
final class EventsController {
    private static final Duration SETTLED = Duration.millis(150);
    private static final double TABLE_SHARE = 0.66;

    private final EventsModel model;
    private final Texts texts;
    private final Kind kind;
    private final TableView<EventRow> table;
    private final EventDetail detail;
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private final Parent root;
    private FilterField field;
    private Holding holding;
    private EmptyEvents empty;

    @FXML
    private Label title;

    @FXML
    private FlowPane levels;

    @FXML
    private ToggleButton pause;

    @FXML
    private VBox filterBox;

    @FXML
    private TextField text;

    @FXML
    private SplitPane split;

    /**
     * What the list is of.
     *
     * @param title key of its title, with a place for the number of rows
     * @param none key of the text for when there are none at all
     */
    record Kind(String title, String none, Icon icon) {}

    EventsController(EventsModel model, EventParts parts, Kind kind, TableView<EventRow> table) {
        this.model = model;
        this.kind = kind;
        this.table = table;
        texts = parts.texts();
        detail = new EventDetail(texts, parts.times(), parts.go());
        root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        LevelBar bar = new LevelBar(texts, levels, model.levels()::set);
        field = new FilterField(model.nodes(), texts, texts.get("events.filter.prompt"));
        filterBox.getChildren().setAll(field);
        holding = new Holding(table, model.log().held(), model.log().missed(), pause, texts);
        empty = new EmptyEvents(texts, model, kind.icon(), texts.get(kind.none()), this::clear);
        table.setPlaceholder(empty.node());
        split.getItems().setAll(table);
        split.getStyleClass().add("edge-to-edge");
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, after) -> showDetail(after));
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                table.getSelectionModel().clearSelection();
            }
        });
        settled.setOnFinished(event -> model.text().set(text.getText()));
        text.textProperty().addListener((Observable changed) -> settled.playFromStart());
        model.log().rows().addListener((Observable changed) -> showCount());
        model.log().counts().addListener((observed, before, after) -> bar.show(after));
        model.log().failure().addListener((Observable changed) -> showCount());
        model.log().caughtUp().addListener((Observable changed) -> showCount());
        model.levels()
                .addListener(
                        (Observable changed) -> bar.show(model.log().counts().get()));
        showCount();
    }

    private void clear() {
        text.setText("");
        model.clear();
        levels.getChildren().forEach(EventsController::release);
    }

    private static void release(Node node) {
        if (node instanceof ToggleButton button) {
            button.setSelected(false);
        }
    }

    private void showCount() {
        title.setText(texts.get(kind.title(), table.getItems().size()));
        empty.show();
    }

    private void showDetail(EventRow row) {
        if (row == null) {
            split.getItems().removeIf(Predicate.isEqual(detail.node()));
            return;
        }
        detail.show(row);
        if (!split.getItems().contains(detail.node())) {
            split.getItems().add(detail.node());
            split.setDividerPositions(TABLE_SHARE);
        }
    }

    /** Shows instants anew, such as after the way to write them changed. */
    void refresh() {
        table.refresh();
        EventRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            detail.show(row);
        }
    }

    void pause() {
        holding.press();
    }

    void filter() {
        field.focus();
    }

    void find() {
        text.requestFocus();
        text.selectAll();
    }

    void focus() {
        table.requestFocus();
    }
}
