package steward.console.desktop.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import steward.console.desktop.job.JobParts;
import steward.console.desktop.job.KeyedList;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.RowCell;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Route;
import steward.console.text.AgeText;
import steward.icons.Icon;

/** The view of what units run by themselves. */
@SuppressWarnings("NullAway.Init")
final class SchedulesController {
    private static final double EMPTY_WIDTH = 460;

    private final JobParts parts;
    private final Texts texts;
    private final SchedulesModel model;
    private final KeyedList<ScheduleRow> rows = new KeyedList<>(row -> List.of(row.node(), row.id()));
    private final Label emptyHead = new Label();
    private final Label emptyText = new Label();
    private final Button emptyAct = new Button();
    private final Parent root;

    @FXML
    private Label found;

    @FXML
    private Button add;

    @FXML
    private Button ask;

    @FXML
    private Button open;

    @FXML
    private Button remove;

    @FXML
    private TextField search;

    @FXML
    private TableView<ScheduleRow> table;

    @FXML
    private TableColumn<ScheduleRow, ScheduleRow> nodeColumn;

    @FXML
    private TableColumn<ScheduleRow, ScheduleRow> nameColumn;

    @FXML
    private TableColumn<ScheduleRow, ScheduleRow> whenColumn;

    @FXML
    private TableColumn<ScheduleRow, ScheduleRow> nextColumn;

    @FXML
    private TableColumn<ScheduleRow, ScheduleRow> lastColumn;

    @FXML
    private TableColumn<ScheduleRow, ScheduleRow> runsColumn;

    @FXML
    private TableColumn<ScheduleRow, ScheduleRow> skippedColumn;

    @FXML
    private TableColumn<ScheduleRow, ScheduleRow> saidColumn;

    SchedulesController(JobParts parts, SchedulesModel model) {
        this.parts = parts;
        this.model = model;
        texts = parts.texts();
        root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        add.setGraphic(new IconView(Icon.PLUS));
        ask.setGraphic(new IconView(Icon.RETRY));
        open.setGraphic(new IconView(Icon.JOBS));
        remove.setGraphic(new IconView(Icon.TRASH));
        prepareColumns();
        table.setId("schedules");
        table.setItems(rows);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setPlaceholder(empty());
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                open();
            }
        });
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        var nothing = Bindings.isEmpty(table.getSelectionModel().getSelectedItems());
        open.disableProperty().bind(nothing);
        remove.disableProperty().bind(nothing);
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
                focus();
            }
        });
        search.textProperty().bindBidirectional(model.search());
        model.rows().addListener((observed, before, after) -> after.ifPresent(this::show));
        model.failure().addListener((Observable changed) -> showEmpty());
        showEmpty();
    }

    private void prepareColumns() {
        prepare(nodeColumn, () -> RowCell.text(row -> row.node().value()));
        prepare(nameColumn, () -> lines(ScheduleRow::name, ScheduleRow::what));
        prepare(whenColumn, () -> lines(ScheduleRow::when, ScheduleRow::zone));
        prepare(nextColumn, () -> RowCell.text(this::next));
        prepare(lastColumn, () -> new ScheduleCells.LastCell(parts, this::now));
        prepare(runsColumn, () -> RowCell.text(row -> count(row, true)));
        prepare(skippedColumn, () -> RowCell.text(row -> count(row, false)));
        prepare(saidColumn, () -> RowCell.text(row -> AgeText.between(row.saidAt(), now())));
        runsColumn.getStyleClass().add("number-column");
        skippedColumn.getStyleClass().add("number-column");
    }

    private static RowCell<ScheduleRow> lines(
            java.util.function.Function<ScheduleRow, String> head,
            java.util.function.Function<ScheduleRow, String> below) {
        return new ScheduleCells.TwoLines(new ScheduleCells.Lines() {
            @Override
            public String head(ScheduleRow row) {
                return head.apply(row);
            }

            @Override
            public String below(ScheduleRow row) {
                return below.apply(row);
            }
        });
    }

    private static void prepare(TableColumn<ScheduleRow, ScheduleRow> column, Supplier<RowCell<ScheduleRow>> cell) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> cell.get());
    }

    private Instant now() {
        return parts.link().now();
    }

    private String next(ScheduleRow row) {
        return row.next(now()).map(next -> parts.times().ago(next, now())).orElse("");
    }

    private String count(ScheduleRow row, boolean isRuns) {
        return row.held()
                .map(held -> texts.get("number", isRuns ? held.runs() : held.skipped()))
                .orElse("");
    }

    private VBox empty() {
        emptyHead.getStyleClass().add("title-3");
        emptyText.getStyleClass().add("text-muted");
        emptyText.setWrapText(true);
        emptyText.setMaxWidth(EMPTY_WIDTH);
        emptyText.setTextAlignment(TextAlignment.CENTER);
        VBox box = new VBox(new IconView(Icon.CLOCK, 48), emptyHead, emptyText, emptyAct);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("empty");
        return box;
    }

    private void show(List<ScheduleRow> read) {
        boolean wasEmpty = rows.isEmpty();
        rows.show(read);
        if (wasEmpty && !rows.isEmpty()) {
            table.getSelectionModel().clearAndSelect(0);
        }
        found.setText(texts.get("schedules.found", read.size(), model.count()));
        showEmpty();
    }

    private void showEmpty() {
        Optional<String> failed = model.failure().get();
        boolean isReading = model.rows().get().isEmpty() && failed.isEmpty();
        boolean isSearching = model.count() > 0;
        emptyHead.setText(texts.get(
                isReading
                        ? "jobs.reading"
                        : failed.isPresent()
                                ? "jobs.failed"
                                : isSearching ? "schedules.empty.search" : "schedules.empty"));
        emptyText.setText(failed.orElseGet(() -> isReading || isSearching ? "" : texts.get("schedules.empty.text")));
        emptyAct.setText(texts.get(isSearching ? "schedules.empty.search.act" : "action.add-schedule"));
        emptyAct.setOnAction(event -> {
            if (isSearching) {
                search.clear();
            } else {
                add();
            }
        });
        emptyAct.setVisible(!isReading && failed.isEmpty());
    }

    private List<ScheduleRow> selected() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    @FXML
    void add() {
        parts.go().accept(new Route.Compose(ScheduleDrafts.add("")));
    }

    @FXML
    void ask() {
        String targets = ScheduleDrafts.targets(
                selected().stream().map(ScheduleRow::node).toList());
        parts.go().accept(new Route.Compose(ScheduleDrafts.ask(targets)));
    }

    @FXML
    void remove() {
        if (!selected().isEmpty()) {
            parts.go().accept(new Route.Compose(ScheduleDrafts.remove(selected())));
        }
    }

    /** Its newest run with those of the other nodes at that time, or the order that is on its way. */
    @FXML
    void open() {
        selected().stream().findFirst().ifPresent(row -> row.last()
                .map(run -> run.command().job())
                .ifPresentOrElse(job -> parts.go().accept(new Route.Job(job)), () -> parts.go()
                        .accept(new Route.Node(row.node()))));
    }

    void find() {
        search.requestFocus();
        search.selectAll();
    }

    void seek(String text) {
        search.setText(text);
    }

    void focus() {
        table.requestFocus();
    }

    /** Cells that say ages read them anew. */
    void refresh() {
        table.refresh();
    }

    void close() {
        search.textProperty().unbindBidirectional(model.search());
        table.setItems(FXCollections.emptyObservableList());
    }
}
