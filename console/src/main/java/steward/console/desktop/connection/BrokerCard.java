package steward.console.desktop.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.checkup.Greeting;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Sparkline;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.engine.Health;
import steward.console.text.SafeText;
import steward.icons.Icon;

/** How the open connection is: the broker's version, round trips, and how complete what is shown is. */
final class BrokerCard {
    private static final double MILLION = 1e6;

    private final Texts texts;
    private final Supplier<Times> times;
    private final IconView icon = new IconView(Icon.CONNECTION, 18);
    private final Label state = new Label();
    private final Label version = new Label();
    private final Label warning = new Label();
    private final Label trip = new Label();
    private final Sparkline trips = new Sparkline(180, 20);
    private final Label asOf = new Label();
    private final Label waiting = new Label();
    private final Label skipped = new Label();
    private final Label dropped = new Label();
    private final Label trouble = new Label();
    private final VBox card;

    BrokerCard(Texts texts, Supplier<Times> times) {
        this.texts = texts;
        this.times = times;
        state.getStyleClass().add("title-4");
        state.setWrapText(true);
        HBox head = new HBox(icon, state);
        head.getStyleClass().add("broker-head");
        GridPane facts = new GridPane();
        facts.getStyleClass().add("facts");
        int row = 0;
        facts.addRow(row++, name("broker.fact.version"), version);
        HBox measured = new HBox(trip, trips);
        measured.getStyleClass().add("broker-trip");
        facts.addRow(row++, name("broker.fact.trip"), measured);
        facts.addRow(row++, name("broker.fact.asof"), asOf);
        facts.addRow(row++, name("broker.fact.waiting"), waiting);
        facts.addRow(row++, name("broker.fact.skipped"), skipped);
        facts.addRow(row, name("broker.fact.dropped"), dropped);
        skipped.setWrapText(true);
        for (Label label : List.of(warning, trouble)) {
            label.setWrapText(true);
            label.managedProperty().bind(label.visibleProperty());
        }
        warning.getStyleClass().add("text-warning");
        trouble.getStyleClass().add("text-danger");
        card = new VBox(head, facts, warning, trouble);
        card.getStyleClass().add("card");
    }

    private Label name(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("fact-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    Node node() {
        return card;
    }

    void show(
            Health health,
            boolean connected,
            Optional<Greeting> greeting,
            List<Duration> measured,
            Optional<String> warned) {
        icon.show(connected ? Icon.CONNECTION : Icon.LINK_DOWN);
        String detail = SafeText.line(health.detail());
        state.setText(connected ? texts.get("broker.connected", detail) : texts.get("broker.away", detail));
        version.setText(greeting.filter(known -> connected)
                .map(known -> known.cluster()
                        .map(cluster -> texts.get(
                                "broker.version.cluster", known.version().toString(), SafeText.line(cluster)))
                        .orElseGet(() ->
                                texts.get("broker.version", known.version().toString())))
                .orElseGet(() -> texts.get("broker.unknown")));
        showWarning(greeting.filter(known -> connected && known.isOld()), warned);
        showTrips(connected ? measured : List.of());
        asOf.setText(health.asOf().map(at -> times.get().exact(at)).orElseGet(() -> texts.get("broker.asof.never")));
        waiting.setText(texts.get("broker.waiting", health.waitingToSend()));
        skipped.setText(health.lastBad()
                .filter(why -> health.badMessages() > 0)
                .map(why -> texts.get("broker.skipped.last", health.badMessages(), SafeText.line(why)))
                .orElseGet(() -> texts.get("number", health.badMessages())));
        dropped.setText(texts.get(
                "broker.dropped", health.dropped().commands(), health.dropped().chunks()));
        trouble.setText(health.trouble().map(SafeText::line).orElse(""));
        trouble.setVisible(!trouble.getText().isEmpty());
    }

    private void showWarning(Optional<Greeting> old, Optional<String> warned) {
        String text = warned.map(SafeText::line).orElseGet(() -> old.map(
                        known -> texts.get("broker.version.old", known.version().toString()))
                .orElse(""));
        warning.setText(text);
        warning.setVisible(!text.isEmpty());
    }

    private void showTrips(List<Duration> measured) {
        double[] bars = new double[BrokerModel.MOST_TRIPS];
        int first = bars.length - measured.size();
        for (int i = 0; i < measured.size(); i++) {
            bars[first + i] = measured.get(i).toNanos() / MILLION;
        }
        trips.show(bars);
        trip.setText(
                measured.isEmpty()
                        ? texts.get("broker.unknown")
                        : texts.get(
                                "broker.trip", measured.get(measured.size() - 1).toNanos() / MILLION));
    }
}
