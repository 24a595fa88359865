package steward.console.desktop.events;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import steward.console.desktop.look.RowCell;
import steward.console.desktop.look.StateLook;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.text.SafeText;

/** Events as a table: when, where, how bad, about what, and what they say. */
public final class EventTable {
    private final TableView<EventRow> table = new TableView<>();
    private final Texts texts;
    private final Supplier<Times> times;
    private final Supplier<Instant> now;

    /** What the table is of, and so which columns it has. */
    public enum Kind {
        FLEET,
        /** Of one node, which goes without saying. */
        NODE,
        /** Errors of error kernels. */
        ERRORS
    }

    /** @param now the broker's time */
    public EventTable(EventLog log, Texts texts, Supplier<Times> times, Supplier<Instant> now, Kind kind) {
        this.texts = texts;
        this.times = times;
        this.now = now;
        table.getStyleClass().addAll("edge-to-edge", "events");
        table.setItems(log.rows());
        add("events.column.at", 155, this::at);
        if (kind != Kind.NODE) {
            add("events.column.node", 130, this::where);
        }
        add("events.column.severity", 95, row -> "").setCellFactory(made -> new SeverityCell());
        add("events.column.text", kind == Kind.NODE ? 330 : 420, EventRow::summary);
        if (kind == Kind.ERRORS) {
            add("errors.column.process", 210, row -> value(row, "process"));
            add("errors.column.code", 105, row -> value(row, "code"));
            add("errors.column.directive", 105, row -> value(row, "directive"));
            add("errors.column.count", 65, row -> value(row, "count"));
        } else {
            add("events.column.about", 230, EventTable::about);
        }
        table.setPlaceholder(new Label());
        table.setAccessibleText(texts.get(kind == Kind.ERRORS ? "action.errors" : "action.events"));
    }

    private TableColumn<EventRow, EventRow> add(String key, double width, Function<EventRow, String> text) {
        TableColumn<EventRow, EventRow> column = RowCell.column(texts.get(key), width, text);
        column.setReorderable(false);
        table.getColumns().add(column);
        return column;
    }

    private String at(EventRow row) {
        return times.get().brief(row.event().at(), now.get());
    }

    private String where(EventRow row) {
        return row.isOwn()
                ? texts.get("errors.own")
                : SafeText.line(row.event().address().node().value());
    }

    private static String value(EventRow row, String name) {
        return row.event()
                .data()
                .get(name)
                .map(value -> SafeText.line(value.toString(), 120))
                .orElse("");
    }

    private static String about(EventRow row) {
        return SafeText.line(
                row.event().address().method() + "." + row.event().address().domain());
    }

    /** The table itself. */
    public TableView<EventRow> table() {
        return table;
    }

    /** How bad it is, as a word in its colour. */
    private final class SeverityCell extends RowCell<EventRow> {
        private final Label word = new Label();

        @Override
        protected void show(EventRow row) {
            row.event()
                    .severity()
                    .ifPresentOrElse(
                            severity -> {
                                word.setText(texts.of("severity.", severity));
                                word.getStyleClass().setAll("label", "severity", StateLook.style(severity));
                                setGraphic(word);
                            },
                            () -> setGraphic(null));
        }
    }
}
