package steward.console.desktop.node;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.Sparkline;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.text.AgeText;

/** What one would rather look at than read: contact over a day, how commands ended, how soon they were received. */
final class NodeTiles {
    private static final double SPARK_WIDTH = 200;
    private static final double SPARK_HEIGHT = 26;
    private static final long SECOND = 1_000;
    private static final long TEN_SECONDS = 10_000;

    private final Texts texts;
    private final ContactBar contact;
    private final Label contactText = new Label();
    private final OutcomeBar outcomes;
    private final Label outcomesText = new Label();
    private final Sparkline latency = new Sparkline(SPARK_WIDTH, SPARK_HEIGHT);
    private final Label latencyText = new Label();

    NodeTiles(Texts texts, HBox box) {
        this.texts = texts;
        contact = new ContactBar(texts);
        outcomes = new OutcomeBar(texts);
        VBox wide = tile("node.tile.contact", contactText, contact);
        HBox.setHgrow(wide, Priority.ALWAYS);
        box.getChildren()
                .setAll(
                        wide,
                        tile("node.tile.outcomes", outcomesText, outcomes),
                        tile("node.tile.latency", latencyText, latency));
    }

    private VBox tile(String key, Label value, Node picture) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().add("tile-name");
        value.getStyleClass().add("tile-value");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(name, between, value);
        head.getStyleClass().add("tile-head");
        VBox tile = new VBox(head, picture);
        tile.getStyleClass().addAll("card", "tile");
        return tile;
    }

    void show(Trend trend, ContactStrip strip, Times times) {
        contact.show(strip, times);
        contactText.setText(texts.get(
                "node.contact.share",
                hours(strip.count(ContactStrip.Known.HEARD)),
                hours(strip.count(ContactStrip.Known.SILENT))));
        outcomes.show(trend.ended());
        outcomesText.setText(
                trend.ended().isEmpty()
                        ? texts.get("node.outcomes.none")
                        : texts.get(
                                "node.outcomes",
                                trend.succeeded(),
                                trend.ended().size()));
        latency.show(trend.bars());
        latencyText.setText(
                trend.median().isEmpty()
                        ? texts.get("node.latency.none")
                        : texts.get(
                                "node.latency",
                                span(trend.median().getAsLong()),
                                span(trend.slowest().orElseThrow())));
    }

    private static double hours(long quarters) {
        return quarters / 4.0;
    }

    /** A length of time in the unit that matters. */
    static String span(long millis) {
        if (millis < SECOND) {
            return millis + " ms";
        }
        return millis < TEN_SECONDS
                ? String.format(java.util.Locale.ROOT, "%.1f s", millis / (double) SECOND)
                : AgeText.of(Duration.ofMillis(millis));
    }
}
