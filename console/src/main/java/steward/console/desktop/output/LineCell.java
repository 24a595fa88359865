package steward.console.desktop.output;

import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.output.OutputLine.Span;
import steward.message.OutputStreamName;

/** One line in its colours, what was looked for marked; standard error has a bar at its left. */
final class LineCell extends ListCell<OutputLine> {
    private final Supplier<Search> search;
    private final Region bar = new Region();
    private final HBox box = new HBox();

    LineCell(Supplier<Search> search) {
        this.search = search;
        getStyleClass().add("output-line");
        bar.getStyleClass().add("output-bar");
        box.getStyleClass().add("output-box");
    }

    @Override
    protected void updateItem(@Nullable OutputLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        bar.getStyleClass()
                .setAll("output-bar", line.stream() == OutputStreamName.STDERR ? "output-error" : "output-usual");
        box.getChildren().setAll(bar);
        if (line.isContinued()) {
            box.getChildren().add(mark("↪ "));
        }
        String wanted = search.get().text();
        line.spans().forEach(span -> add(span, wanted));
        setGraphic(box);
    }

    private static Label mark(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("text-muted");
        return label;
    }

    private void add(Span span, String wanted) {
        String text = span.text();
        if (wanted.isEmpty()) {
            piece(text, span.pen(), false);
            return;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int from = 0;
        for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
            piece(text.substring(from, at), span.pen(), false);
            piece(text.substring(at, at + wanted.length()), span.pen(), true);
            from = at + wanted.length();
        }
        piece(text.substring(from), span.pen(), false);
    }

    private void piece(String text, Pen pen, boolean isFound) {
        if (text.isEmpty()) {
            return;
        }
        Label label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add("output-text");
        if (pen.color() != Pen.USUAL) {
            label.getStyleClass().add("ansi-" + pen.color());
        }
        if (pen.background() != Pen.USUAL) {
            label.getStyleClass().add("ansi-on-" + pen.background());
        }
        if (pen.isBold()) {
            label.getStyleClass().add("text-bold");
        }
        label.setUnderline(pen.isUnderlined());
        if (isFound) {
            label.getStyleClass().add("output-found");
        }
        box.getChildren().add(label);
    }
}
