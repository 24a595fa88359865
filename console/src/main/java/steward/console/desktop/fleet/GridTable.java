package steward.console.desktop.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import steward.console.desktop.keep.Appearance;
import steward.console.desktop.keep.ColumnPlace;
import steward.console.desktop.keep.GridLayout;
import steward.console.desktop.keep.SortBy;
import steward.console.fleet.Column;

/** The table of the grid: its columns, their order and widths, and what of them is remembered. */
final class GridTable {
    private static final double NODE_WIDTH = 190;
    private static final double SUBJECT_WIDTH = 145;
    private static final double TEXT_WIDTH = 96;
    /** More subjects than this are hidden until they are asked for. */
    private static final int MOST_SHOWN_SUBJECTS = 24;

    private static final double ROW = 32;
    private static final double COMPACT_ROW = 23;

    private final DoubleProperty rowHeight = new SimpleDoubleProperty(ROW);
    private final TableView<GridRow> table = new TableView<>();
    private final Map<String, TableColumn<GridRow, GridRow>> columns = new LinkedHashMap<>();
    private final CellParts parts;
    private final ColumnText words;
    private final FrozenColumn frozen;
    private Runnable onLayout = () -> {};
    private boolean laying;

    GridTable(CellParts parts) {
        this.parts = parts;
        words = new ColumnText(parts.texts());
        TableColumn<GridRow, GridRow> node = new TableColumn<>();
        node.setGraphic(head(GridColumn.Own.NODE));
        frozen = new FrozenColumn(table, node);
        prepare(node, GridColumn.Own.NODE, NODE_WIDTH);
        node.setCellFactory(column -> new NodeCell(parts, frozen.scrolled()));
        node.setReorderable(false);
        table.getColumns().add(node);
        table.setId("grid");
        table.getStyleClass().addAll("grid", "edge-to-edge");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setItems(parts.model().rows());
        table.setSortPolicy(sorted -> sort());
        table.setRowFactory(made -> row());
        table.getColumns().addListener((ListChangeListener<TableColumn<GridRow, ?>>) change -> columnsChanged());
        for (GridColumn.Own own : GridColumn.Own.values()) {
            if (own != GridColumn.Own.NODE) {
                add(own, own == GridColumn.Own.HEARD || own == GridColumn.Own.QUEUED);
            }
        }
    }

    /** Rows of whole pixels: lines between rows of broken heights come and go. */
    private TableRow<GridRow> row() {
        TableRow<GridRow> row = new TableRow<>();
        row.prefHeightProperty().bind(rowHeight);
        row.minHeightProperty().bind(rowHeight);
        row.maxHeightProperty().bind(rowHeight);
        return row;
    }

    /** As the operator wants things to look. */
    void dress(Appearance appearance) {
        double height = appearance.isCompact() ? COMPACT_ROW : ROW;
        rowHeight.set(Math.rint(height * appearance.zoom() / 100));
        table.refresh();
    }

    TableView<GridRow> table() {
        return table;
    }

    /** Told when columns were moved, resized, shown, hidden or sorted by a person. */
    void onLayout(Runnable listener) {
        onLayout = listener;
    }

    /** Adds columns for subjects that were not there before. */
    void learnSubjects() {
        List<TableColumn<GridRow, GridRow>> made = new ArrayList<>();
        for (Column subject : parts.model().fleet().columns()) {
            GridColumn column = new GridColumn.Subject(subject);
            if (!columns.containsKey(column.id())) {
                made.add(make(column, columns.size() < MOST_SHOWN_SUBJECTS));
            }
        }
        if (!made.isEmpty()) {
            laying(() -> table.getColumns().addAll(made));
        }
    }

    /** The column, added hidden where it was not there before. */
    TableColumn<GridRow, GridRow> column(GridColumn column) {
        return columns.containsKey(column.id()) ? columns.get(column.id()) : add(column, false);
    }

    /** All columns but the first, by their text form. */
    Map<String, TableColumn<GridRow, GridRow>> columns() {
        Map<String, TableColumn<GridRow, GridRow>> others = new LinkedHashMap<>(columns);
        others.remove(GridColumn.Own.NODE.id());
        return others;
    }

    private TableColumn<GridRow, GridRow> add(GridColumn column, boolean shown) {
        TableColumn<GridRow, GridRow> made = make(column, shown);
        laying(() -> table.getColumns().add(made));
        return made;
    }

    private TableColumn<GridRow, GridRow> make(GridColumn column, boolean shown) {
        TableColumn<GridRow, GridRow> made = new TableColumn<>();
        boolean isSubject = column instanceof GridColumn.Subject;
        prepare(made, column, isSubject ? SUBJECT_WIDTH : TEXT_WIDTH);
        made.setGraphic(head(column));
        if (column instanceof GridColumn.Subject subject) {
            made.setCellFactory(ignored -> new SubjectCell(parts, subject.column()));
        } else {
            made.setCellFactory(ignored -> new TextCell(parts, column, words));
        }
        made.setVisible(shown);
        return made;
    }

    /** A subject's method stands over its domain: both can be read in a narrow column. */
    private Node head(GridColumn column) {
        Label title = new Label(
                column instanceof GridColumn.Subject subject
                        ? subject.column().method().value()
                        : words.title(column));
        title.setTooltip(new Tooltip(words.title(column)));
        VBox head = new VBox(title);
        head.getStyleClass().add("grid-head");
        if (column instanceof GridColumn.Subject subject) {
            Label domain = new Label(subject.column().domain().value());
            domain.getStyleClass().add("grid-head-domain");
            head.getChildren().add(domain);
        }
        return head;
    }

    private void prepare(TableColumn<GridRow, GridRow> made, GridColumn column, double width) {
        made.setUserData(column);
        made.setId("column-" + column.id());
        made.setPrefWidth(width);
        made.setMinWidth(48);
        made.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        made.widthProperty().addListener((Observable changed) -> laidOut());
        made.visibleProperty().addListener((Observable changed) -> laidOut());
        columns.put(column.id(), made);
    }

    /** Sorting is the model's: the table only shows the arrows. */
    private boolean sort() {
        parts.model().sort(sortOrder());
        laidOut();
        return true;
    }

    /** Sorts by that column, too; the other way where it does, and not by it any more where it does so already. */
    void sortFurther(TableColumn<GridRow, ?> column) {
        if (!table.getSortOrder().contains(column)) {
            column.setSortType(SortType.ASCENDING);
            table.getSortOrder().add(column);
        } else if (column.getSortType() == SortType.ASCENDING) {
            column.setSortType(SortType.DESCENDING);
        } else {
            table.getSortOrder().remove(column);
        }
    }

    private List<SortBy> sortOrder() {
        return table.getSortOrder().stream()
                .map(column -> new SortBy(
                        ((GridColumn) column.getUserData()).id(), column.getSortType() == SortType.DESCENDING))
                .toList();
    }

    private void columnsChanged() {
        if (!table.getColumns().isEmpty() && table.getColumns().get(0).getUserData() != GridColumn.Own.NODE) {
            Platform.runLater(this::nodeFirst);
        }
        Platform.runLater(frozen::attachHead);
        laidOut();
    }

    private void nodeFirst() {
        List<TableColumn<GridRow, ?>> order = new ArrayList<>(table.getColumns());
        order.sort((a, b) ->
                Boolean.compare(a.getUserData() != GridColumn.Own.NODE, b.getUserData() != GridColumn.Own.NODE));
        laying(() -> table.getColumns().setAll(order));
    }

    private void laidOut() {
        if (!laying) {
            onLayout.run();
        }
    }

    private void laying(Runnable change) {
        boolean before = laying;
        laying = true;
        change.run();
        laying = before;
    }

    /** As it stands now. */
    GridLayout layout(String groupBy, boolean isHeatMap) {
        List<ColumnPlace> places = table.getColumns().stream()
                .map(column -> new ColumnPlace(
                        ((GridColumn) column.getUserData()).id(),
                        (int) Math.rint(column.getWidth()),
                        column.isVisible()))
                .toList();
        return new GridLayout(places, sortOrder(), groupBy, isHeatMap);
    }

    /** Puts columns, widths and arrows as they were. */
    void lay(GridLayout layout) {
        laying(() -> {
            Map<String, Integer> order = new HashMap<>();
            for (ColumnPlace place : layout.columns()) {
                Optional<GridColumn> parsed = GridColumn.parse(place.column());
                if (parsed.isPresent()) {
                    TableColumn<GridRow, GridRow> column = column(parsed.get());
                    column.setPrefWidth(place.width() == 80 ? 81 : place.width());
                    column.setVisible(place.isShown());
                    order.put(place.column(), order.size());
                }
            }
            List<TableColumn<GridRow, ?>> sorted = new ArrayList<>(table.getColumns());
            sorted.sort((a, b) -> Integer.compare(place(a, order), place(b, order)));
            table.getColumns().setAll(sorted);
            table.getSortOrder().clear();
            for (SortBy sort : layout.sort()) {
                GridColumn.parse(sort.column()).map(this::column).ifPresent(column -> {
                    column.setSortType(sort.isDescending() ? SortType.DESCENDING : SortType.ASCENDING);
                    table.getSortOrder().add(column);
                });
            }
        });
        parts.model().sort(layout.sort());
    }

    private static int place(TableColumn<GridRow, ?> column, Map<String, Integer> order) {
        String id = ((GridColumn) column.getUserData()).id();
        return id.equals(GridColumn.Own.NODE.id()) ? -1 : order.getOrDefault(id, Integer.MAX_VALUE);
    }
}
