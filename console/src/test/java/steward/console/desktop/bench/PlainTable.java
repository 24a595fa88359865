package steward.console.desktop.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Parent;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import steward.console.fleet.Cell;
import steward.console.fleet.NodeStatus;
import steward.console.text.AgeText;
import steward.message.CommandState;

/**
 * The baseline: a table of properties, each answer brought to it by a {@code runLater} of its own. Where it is live, it
 * sorts and filters by answers, too, as the product does; else rows keep their places whatever is answered.
 */
final class PlainTable implements Contender {
    private final AtomicLong dealtWith = new AtomicLong();
    private final List<Row> rows = new ArrayList<>();
    private final boolean isLive;
    private final FilteredList<Row> shown;
    private final TableView<Row> table = new TableView<>();
    private final StackPane root = new StackPane(table);

    PlainTable(List<NodeStatus> fleet, boolean isLive) {
        this.isLive = isLive;
        for (NodeStatus node : fleet) {
            rows.add(new Row(rows.size(), node));
        }
        shown = new FilteredList<>(
                isLive
                        ? FXCollections.observableList(rows, row -> row.cells.toArray(Observable[]::new))
                        : FXCollections.observableList(rows));
        filter(false);
        SortedList<Row> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        TableColumn<Row, String> name = new TableColumn<>("Node");
        name.setCellValueFactory(cell -> cell.getValue().name);
        name.setPrefWidth(190);
        table.getColumns().add(name);
        for (int subject = 0; subject < BenchFleet.SUBJECTS; subject++) {
            int column = subject;
            TableColumn<Row, Cell> made = new TableColumn<>("Subject " + subject);
            made.setCellValueFactory(cell -> cell.getValue().cells.get(column));
            made.setCellFactory(ignored -> new StateCell());
            made.setPrefWidth(145);
            table.getColumns().add(made);
        }
        table.getSortOrder().add(name);
    }

    @Override
    public String name() {
        return isLive ? "plain, live order" : "plain table";
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public TableView<?> table() {
        return table;
    }

    @Override
    public int nodeOf(int row) {
        return table.getItems().get(row).place;
    }

    @Override
    public void take(List<Ack> acks) {
        for (Ack ack : acks) {
            Platform.runLater(() -> {
                rows.get(ack.node())
                        .cells
                        .get(BenchFleet.subjectOf(ack.cell().column()))
                        .set(ack.cell());
                dealtWith.incrementAndGet();
            });
        }
    }

    @Override
    public long dealtWith() {
        return dealtWith.get();
    }

    @Override
    public void filter(boolean tugsOnly) {
        shown.setPredicate(row -> (!tugsOnly || row.isTug) && !(isLive && row.isAbandoned()));
    }

    @Override
    public void close() {
        table.setItems(FXCollections.emptyObservableList());
    }

    private static final class Row {
        private final int place;
        private final boolean isTug;
        private final SimpleStringProperty name;
        private final List<ObjectProperty<@Nullable Cell>> cells = new ArrayList<>();

        Row(int place, NodeStatus node) {
            this.place = place;
            name = new SimpleStringProperty(node.name().value());
            isTug = "tug".equals(node.presence().orElseThrow().labels().get("class"));
            for (int subject = 0; subject < BenchFleet.SUBJECTS; subject++) {
                cells.add(new SimpleObjectProperty<>());
            }
            node.cells().forEach(cell -> cells.get(BenchFleet.subjectOf(cell.column()))
                    .set(cell));
        }

        boolean isAbandoned() {
            return cells.stream()
                    .map(ObjectProperty::get)
                    .anyMatch(cell -> cell != null && cell.state() == CommandState.ABANDONED);
        }
    }

    private static final class StateCell extends TableCell<Row, Cell> {
        @Override
        protected void updateItem(@Nullable Cell cell, boolean empty) {
            super.updateItem(cell, empty);
            if (empty || cell == null) {
                setText(null);
                return;
            }
            String code =
                    cell.exitCode().isPresent() ? " · exit " + cell.exitCode().getAsInt() : "";
            setText(cell.state() + " " + AgeText.between(cell.at(), Instant.now()) + code);
        }
    }
}
