package steward.console.desktop.fleet;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import steward.console.desktop.fleet.GridRow.GroupRow;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Route;
import steward.icons.Icon;
import steward.message.NodeName;

/** The view of the fleet: filter, counts, and the grid as rows or as a map of colours. */
@SuppressWarnings("NullAway.Init")
final class FleetController {
    private static final Duration SETTLED = Duration.millis(800);

    private final FleetParts parts;
    private final GridModel model;
    private final FilterModel filter;
    private final CellParts cellParts;
    private final GridTable grid;
    private final HeatMap heat;
    private final FilterField field;
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private final Parent root;

    @FXML
    private Label title;

    @FXML
    private VBox filterBox;

    @FXML
    private FlowPane counts;

    @FXML
    private StackPane stage;

    @FXML
    private VBox summary;

    @FXML
    private ScrollPane summaryPane;

    @FXML
    private ComboBox<String> group;

    @FXML
    private MenuButton columns;

    @FXML
    private ToggleButton heatToggle;

    @FXML
    private ToggleButton pause;

    @FXML
    private Button save;

    @FXML
    private Button send;

    @FXML
    private Label frozen;

    FleetController(FleetParts parts, GridModel model, FilterModel filter) {
        this.parts = parts;
        this.model = model;
        this.filter = filter;
        Texts texts = parts.texts();
        cellParts = new CellParts(model, texts, () -> parts.keeper().kept().appearance(), new VisibleCells());
        grid = new GridTable(cellParts);
        heat = new HeatMap(cellParts, row -> parts.go().accept(new Route.Node(row.name())));
        field = new FilterField(filter, texts, texts.get("filter.prompt"));
        root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        Texts texts = parts.texts();
        filterBox.getChildren().setAll(field);
        stage.getChildren().setAll(grid.table(), heat);
        grid.table().setPlaceholder(new EmptyGrid(parts, model, filter).node());
        new CountBar(model, filter, texts, counts);
        new ColumnMenu(grid, parts.words(), texts, columns);
        columns.setGraphic(new IconView(Icon.COLUMNS));
        heatToggle.setGraphic(new IconView(Icon.HEAT_MAP));
        pause.setGraphic(new IconView(Icon.PAUSE));
        save.setGraphic(new IconView(Icon.STAR));
        send.setGraphic(new IconView(Icon.COMPOSE));
        model.matched().addListener((Observable changed) -> showTitle());
        model.counts().addListener((Observable changed) -> showTitle());
        model.held().addListener((observed, before, after) -> frozen.setVisible(after));
        pause.selectedProperty().bindBidirectional(model.paused());
        pause.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.missed().get() == 0
                                ? texts.get("fleet.pause")
                                : texts.get("fleet.missed", model.missed().get()),
                        model.missed()));
        filter.filter().addListener((observed, before, after) -> model.filter(after));
        group.setOnShowing(event -> fillGroups());
        group.setConverter(new GroupChoice(texts));
        group.setValue("");
        group.valueProperty().addListener((observed, before, after) -> grouped(after));
        prepareTable(grid.table());
        Selecting selecting = new Selecting(grid, model);
        model.attach(selecting::remember, selecting::restore, this::refresh);
        heat.setVisible(false);
        showTitle();
    }

    private void prepareTable(TableView<GridRow> table) {
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, after) -> showSummary());
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 || table.getSelectionModel().getSelectedItem() instanceof GroupRow) {
                open();
            }
        });
        table.setOnKeyPressed(new GridKeys(this::open, this::expand));
        settled.setOnFinished(event -> model.hold(
                table.getContextMenu() != null && table.getContextMenu().isShowing()));
        table.addEventFilter(ScrollEvent.SCROLL, event -> {
            model.hold(true);
            settled.playFromStart();
        });
        table.setContextMenu(new RowMenu(parts.texts(), this::open, this::compose).menu());
    }

    private void refresh() {
        grid.learnSubjects();
        cellParts.cells().refresh();
        heat.paint();
        if (summaryPane.isVisible()) {
            showSummary();
        }
    }

    private void showTitle() {
        int all = model.counts().get().nodes();
        title.setText(parts.texts().get("fleet.title", model.matched().get(), all));
        send.setDisable(all == 0);
    }

    private void showSummary() {
        boolean one = grid.table().getSelectionModel().getSelectedItem() instanceof NodeRow && !heat.isVisible();
        summaryPane.setVisible(one);
        summaryPane.setManaged(one);
        if (one && grid.table().getSelectionModel().getSelectedItem() instanceof NodeRow row) {
            new NodeSummary(cellParts, parts.go(), summary).show(model.status(row));
        }
        int selected = grid.table().getSelectionModel().getSelectedIndices().size();
        send.setText(
                selected > 1
                        ? parts.texts().get("fleet.send.selected", selected)
                        : parts.texts().get("fleet.send"));
    }

    private void fillGroups() {
        String chosen = group.getValue();
        group.getItems().setAll("");
        group.getItems().addAll(parts.words().labels());
        group.setValue(chosen);
    }

    private void grouped(String label) {
        model.groupBy(label == null ? "" : label);
        parts.laidOut().run();
    }

    /** The node's view, or the group's nodes shown or hidden. */
    void open() {
        GridRow row = grid.table().getSelectionModel().getSelectedItem();
        if (row instanceof NodeRow node) {
            parts.go().accept(new Route.Node(node.name()));
        } else if (row instanceof GroupRow) {
            expand();
        }
    }

    private void expand() {
        if (grid.table().getSelectionModel().getSelectedItem() instanceof GroupRow row) {
            model.toggleGroup(row.value());
        }
    }

    @FXML
    void heat() {
        boolean shown = heatToggle.isSelected();
        heat.setVisible(shown);
        grid.table().setVisible(!shown);
        showSummary();
        heat.paint();
        parts.laidOut().run();
    }

    @FXML
    void save() {
        new SaveDialog(parts.texts(), root.getScene().getWindow())
                .ask(filter.text().get())
                .ifPresent(parts.save());
    }

    /** A command for the selected nodes, or for those that the filter means where none is selected. */
    @FXML
    void compose() {
        List<NodeName> selected = grid.table().getSelectionModel().getSelectedItems().stream()
                .filter(NodeRow.class::isInstance)
                .map(row -> ((NodeRow) row).name())
                .toList();
        parts.compose().accept(selected, Optional.of(filter.text().get()).filter(text -> !text.isBlank()));
    }

    void openColumns() {
        columns.requestFocus();
        columns.show();
    }

    void openGroups() {
        group.requestFocus();
        group.show();
    }

    GridTable grid() {
        return grid;
    }

    FilterField field() {
        return field;
    }

    ToggleButton heatToggle() {
        return heatToggle;
    }

    ComboBox<String> group() {
        return group;
    }

    void showHeat(boolean shown) {
        heatToggle.setSelected(shown);
        heat();
    }
}
