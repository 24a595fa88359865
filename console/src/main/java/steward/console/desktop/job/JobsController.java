package steward.console.desktop.job;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.RowCell;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Route;
import steward.console.job.JobSummary;
import steward.console.text.AgeText;
import steward.console.text.SafeText;
import steward.icons.Icon;
import steward.message.JobId;

/** The view of what was sent. */
@SuppressWarnings("NullAway.Init")
final class JobsController {
    private static final Duration SETTLED = Duration.millis(200);

    private final JobParts parts;
    private final Texts texts;
    private final JobsModel model;
    private final KeyedList<JobSummary> rows =
            new KeyedList<>(summary -> summary.job().id());
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private final Label emptyHead = new Label();
    private final Label emptyText = new Label();
    private final Button emptyAct = new Button();
    private final Parent root;

    @FXML
    private Label found;

    @FXML
    private Button compose;

    @FXML
    private CheckBox runs;

    @FXML
    private TextField search;

    @FXML
    private TableView<JobSummary> table;

    @FXML
    private TableColumn<JobSummary, JobSummary> nameColumn;

    @FXML
    private TableColumn<JobSummary, JobSummary> progressColumn;

    @FXML
    private TableColumn<JobSummary, JobSummary> nodesColumn;

    @FXML
    private TableColumn<JobSummary, JobSummary> operatorColumn;

    @FXML
    private TableColumn<JobSummary, JobSummary> sentColumn;

    @FXML
    private TableColumn<JobSummary, JobSummary> ageColumn;

    @FXML
    private HBox moreBar;

    @FXML
    private Button more;

    JobsController(JobParts parts, JobsModel model) {
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
        compose.setGraphic(new IconView(Icon.COMPOSE));
        prepareColumns();
        table.setId("jobs");
        table.setItems(rows);
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
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
                focus();
            }
        });
        runs.selectedProperty().bindBidirectional(model.withRuns());
        settled.setOnFinished(event -> model.search().set(search.getText()));
        search.textProperty().addListener((Observable changed) -> settled.playFromStart());
        model.jobs().addListener((observed, before, after) -> after.ifPresent(this::show));
        model.failure().addListener((Observable changed) -> showEmpty());
        more.setText(texts.get("jobs.more", JobsModel.PAGE));
        moreBar.visibleProperty().bind(model.hasMore());
        moreBar.managedProperty().bind(model.hasMore());
        showEmpty();
    }

    private void prepareColumns() {
        prepare(nameColumn, JobCells.NameCell::new);
        prepare(progressColumn, () -> new JobCells.ProgressCell(texts));
        prepare(nodesColumn, () -> RowCell.text(job -> texts.get("number", job.targets())));
        prepare(
                operatorColumn,
                () -> RowCell.text(job -> SafeText.line(job.job().operator().value())));
        prepare(
                sentColumn,
                () -> RowCell.text(job -> parts.times().second(job.job().createdAt())));
        prepare(
                ageColumn,
                () -> RowCell.text(job ->
                        AgeText.between(job.job().createdAt(), parts.link().now())));
        nodesColumn.getStyleClass().add("number-column");
    }

    private static void prepare(TableColumn<JobSummary, JobSummary> column, Supplier<RowCell<JobSummary>> cell) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> cell.get());
    }

    private VBox empty() {
        emptyHead.getStyleClass().add("title-3");
        emptyText.getStyleClass().add("text-muted");
        emptyText.setWrapText(true);
        emptyText.setMaxWidth(460);
        emptyText.setTextAlignment(TextAlignment.CENTER);
        VBox box = new VBox(new IconView(Icon.JOBS, 48), emptyHead, emptyText, emptyAct);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("empty");
        return box;
    }

    private void show(List<JobSummary> jobs) {
        Optional<JobId> selected = selected();
        if (rows.show(jobs)) {
            select(selected);
        }
        found.setText(model.search().get().isBlank() ? "" : texts.get("jobs.found", jobs.size(), JobsModel.MOST));
        showEmpty();
    }

    private Optional<JobId> selected() {
        @Nullable JobSummary selected = table.getSelectionModel().getSelectedItem();
        return Optional.ofNullable(selected).map(summary -> summary.job().id());
    }

    private void select(Optional<JobId> id) {
        int found = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (Optional.of(rows.get(i).job().id()).equals(id)) {
                found = i;
            }
        }
        if (!rows.isEmpty()) {
            table.getSelectionModel().clearAndSelect(found);
        }
    }

    private void showEmpty() {
        Optional<String> failed = model.failure().get();
        boolean reading = model.jobs().get().isEmpty() && failed.isEmpty();
        boolean searching = !model.search().get().isBlank();
        emptyHead.setText(
                reading
                        ? texts.get("jobs.reading")
                        : failed.isPresent()
                                ? texts.get("jobs.failed")
                                : searching ? texts.get("jobs.empty.search") : texts.get("jobs.empty"));
        emptyText.setText(failed.orElseGet(
                () -> reading ? "" : searching ? texts.get("jobs.empty.search.text") : texts.get("jobs.empty.text")));
        emptyAct.setText(searching ? texts.get("jobs.empty.search.act") : texts.get("action.compose"));
        emptyAct.setOnAction(event -> {
            if (searching) {
                search.clear();
            } else {
                compose();
            }
        });
        emptyAct.setVisible(!reading && failed.isEmpty());
    }

    @FXML
    void compose() {
        parts.go().accept(new Route.Compose(parts.keeper().kept().draft()));
    }

    @FXML
    void more() {
        model.more();
    }

    void open() {
        selected().ifPresent(id -> parts.go().accept(new Route.Job(id)));
    }

    void find() {
        search.requestFocus();
        search.selectAll();
    }

    void focus() {
        table.requestFocus();
    }

    /** Cells that say ages read them anew. */
    void refresh() {
        table.refresh();
    }

    void close() {
        settled.stop();
        runs.selectedProperty().unbindBidirectional(model.withRuns());
        table.setItems(FXCollections.emptyObservableList());
    }
}
