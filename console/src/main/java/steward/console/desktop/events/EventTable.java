package steward.console.desktop.events;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.StateLook;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.text.SafeText;
import steward.message.Severity;

/** Events as a table: when, where, how bad, about what, and what they say. */
public final class EventTable {
    private final TableView<EventRow> table = new TableView<>();
    private final Texts texts;
    private final Supplier<Times> times;
    private final Supplier<Instant> now;

    /** @param ofOneNode whether the node goes without saying */
    public EventTable(EventLog log, Texts texts, Supplier<Times> times, Supplier<Instant> now, boolean ofOneNode) {
        this.texts = texts;
        this.times = times;
        this.now = now;
        table.getStyleClass().addAll("edge-to-edge", "events");
        table.setItems(log.rows());
        add("events.column.at", ofOneNode ? 95 : 160, this::at);
        if (!ofOneNode) {
            add(
                    "events.column.node",
                    130,
                    row -> SafeText.line(row.event().address().node().value()));
        }
        addSeverity();
        if (ofOneNode) {
            add("events.column.text", 330, EventRow::summary);
            add("events.column.about", 190, EventTable::about);
        } else {
            add("events.column.about", 220, EventTable::about);
            add("events.column.text", 620, EventRow::summary);
        }
        table.setPlaceholder(new Label());
        table.setAccessibleText(texts.get("events.title"));
    }

    private TableColumn<EventRow, EventRow> column(String key, double width) {
        TableColumn<EventRow, EventRow> column = new TableColumn<>(texts.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        table.getColumns().add(column);
        return column;
    }

    private void add(String key, double width, Function<EventRow, String> text) {
        column(key, width).setCellFactory(made -> new TextCell(text));
    }

    private void addSeverity() {
        column("events.column.severity", 95).setCellFactory(made -> new SeverityCell());
    }

    private String at(EventRow row) {
        return times.get().brief(row.event().at(), now.get());
    }

    private static String about(EventRow row) {
        return SafeText.line(
                row.event().address().method() + "." + row.event().address().domain());
    }

    /** The table itself. */
    public TableView<EventRow> table() {
        return table;
    }

    /** A text of the event. */
    private static final class TextCell extends TableCell<EventRow, EventRow> {
        private final Function<EventRow, String> text;

        TextCell(Function<EventRow, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable EventRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : text.apply(row));
        }
    }

    /** How bad it is, as a word in its colour. */
    private final class SeverityCell extends TableCell<EventRow, EventRow> {
        private final Label word = new Label();

        @Override
        protected void updateItem(@Nullable EventRow row, boolean empty) {
            super.updateItem(row, empty);
            @Nullable
            Severity severity =
                    empty || row == null ? null : row.event().severity().orElse(null);
            if (severity == null) {
                setGraphic(null);
                return;
            }
            word.setText(texts.of("severity.", severity));
            word.getStyleClass().setAll("label", "severity", StateLook.style(severity));
            setGraphic(word);
        }
    }
}
