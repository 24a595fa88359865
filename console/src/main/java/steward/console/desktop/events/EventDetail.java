package steward.console.desktop.events;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.StateLook;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.desktop.route.Route;
import steward.console.text.SafeText;
import steward.console.text.SizeText;
import steward.icons.Icon;
import steward.message.Event;
import steward.message.NodeName;

/** All of one event: when, where, and every value that it carries. */
public final class EventDetail {
    /** The member that holds the message that caused an error: its text, its size, and how much of it is cut off. */
    private static final String CAUSE = "message";

    private static final int SHORT = 60;
    private static final int LINE = 60;
    private static final int MOST_LINES = 18;

    private final Texts texts;
    private final Supplier<Times> times;
    private final Consumer<Route> go;
    private final VBox box = new VBox();
    private final ScrollPane pane = new ScrollPane(box);

    public EventDetail(Texts texts, Supplier<Times> times, Consumer<Route> go) {
        this.texts = texts;
        this.times = times;
        this.go = go;
        box.getStyleClass().add("event-detail");
        pane.setFitToWidth(true);
        pane.getStyleClass().addAll("plain-scroll", "event-detail-pane");
        pane.setAccessibleText(texts.get("events.detail"));
    }

    /** What is put into the window. */
    public Node node() {
        return pane;
    }

    /** Shows the event. */
    public void show(EventRow row) {
        Event event = row.event();
        Label what = new Label(row.summary());
        what.setWrapText(true);
        what.getStyleClass().add("title-4");
        box.getChildren().setAll(head(event), what, source(row));
        event.data().values().forEach((name, value) -> {
            boolean isSaid =
                    name.equals(EventWords.TEXT) && EventWords.block(value).equals(row.summary());
            if (name.equals(CAUSE) && value instanceof Map<?, ?> message && message.get("text") != null) {
                addCause(message);
            } else if (!isSaid) {
                add(name, value);
            }
        });
        pane.setVvalue(0);
    }

    private Node head(Event event) {
        Label severity = new Label(
                event.severity().map(level -> texts.of("severity.", level)).orElse(texts.get("severity.none")));
        severity.getStyleClass().addAll("severity", "severity-chip");
        event.severity().map(StateLook::style).ifPresent(severity.getStyleClass()::add);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Button copy = new Button("", new IconView(Icon.COPY));
        copy.getStyleClass().addAll("button-icon", "flat", "small");
        copy.setAccessibleText(texts.get("events.copy"));
        copy.setOnAction(pressed -> copy(EventWords.json(event.data())));
        HBox head = new HBox(severity, between, copy);
        head.getStyleClass().add("event-head");
        return head;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Node source(EventRow row) {
        Event event = row.event();
        Labeled node = row.isOwn()
                ? new Label(texts.get("errors.own"))
                : link(event.address().node());
        Label about = new Label(
                SafeText.line(event.address().method() + "." + event.address().domain()));
        about.getStyleClass().add("text-muted");
        HBox where = new HBox(node, about);
        where.getStyleClass().add("event-where");
        Label at = new Label(texts.get(
                "events.at", times.get().exact(event.at()), times.get().exact(row.storedAt())));
        at.setWrapText(true);
        at.getStyleClass().add("text-muted");
        return new VBox(where, at);
    }

    private Labeled link(NodeName name) {
        Hyperlink link = new Hyperlink(SafeText.line(name.value()));
        link.setOnAction(pressed -> go.accept(new Route.Node(name)));
        return link;
    }

    private void addCause(Map<?, ?> message) {
        long bytes = message.get("bytes") instanceof Number size ? size.longValue() : 0;
        long cut = message.get("cut") instanceof Number rest ? rest.longValue() : 0;
        String title = texts.get("errors.message", SizeText.of(bytes));
        String whole = cut > 0 ? texts.get("errors.message.cut", title, SizeText.of(cut)) : title;
        block(whole, EventWords.pretty(String.valueOf(message.get("text"))));
    }

    /** A short value beside its name, a long one in a field that can be scrolled and copied from. */
    private void add(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((inner, each) -> add(name + "." + inner, each));
            return;
        }
        String text = EventWords.block(value);
        if (text.length() <= SHORT && text.indexOf('\n') < 0) {
            Label label = new Label(SafeText.line(name, SHORT));
            label.getStyleClass().add("fact-name");
            Label shown = new Label(text);
            HBox line = new HBox(label, shown);
            line.getStyleClass().add("event-value");
            box.getChildren().add(line);
            return;
        }
        block(SafeText.line(name, SHORT), text);
    }

    private void block(String name, String text) {
        Label label = new Label(name);
        label.getStyleClass().add("fact-name");
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().addAll("mono", "event-block");
        long lines = text.lines().mapToLong(line -> 1 + line.length() / LINE).sum();
        area.setPrefRowCount((int) Math.min(MOST_LINES, Math.max(2, lines)));
        area.setAccessibleText(name);
        box.getChildren().add(new VBox(label, area));
    }
}
