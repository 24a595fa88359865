package steward.console.desktop.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.text.AgeText;
import steward.console.text.SafeText;
import steward.message.Presence;

/** What a node says of itself, with what it said before where that changed. */
final class FactList {
    private static final int MOST_SHOWN = 200;
    private static final int LONGEST = 400;

    private final Texts texts;
    private final VBox box = new VBox();
    private final VBox node;
    private List<Line> shown = List.of();

    FactList(Texts texts) {
        this.texts = texts;
        Label title = new Label(texts.get("node.facts"));
        title.getStyleClass().add("title-4");
        node = new VBox(title, box);
        node.getStyleClass().add("card");
    }

    Node node() {
        return node;
    }

    /** Shows it; makes nothing anew while the same stands there. */
    void show(Optional<Presence> presence, Map<Said.Key, FactChange> changes, Times times, Instant now) {
        List<Line> lines =
                presence.map(said -> lines(said, changes, times, now)).orElse(List.of());
        if (lines.equals(shown) && !box.getChildren().isEmpty()) {
            return;
        }
        shown = lines;
        box.getChildren().setAll(lines.isEmpty() ? none() : grid(lines));
    }

    private Node none() {
        Label none = new Label(texts.get("node.facts.none"));
        none.setWrapText(true);
        none.getStyleClass().add("text-muted");
        return none;
    }

    /** What changed stands first. */
    private List<Line> lines(Presence said, Map<Said.Key, FactChange> changes, Times times, Instant now) {
        List<Line> lines = new ArrayList<>();
        Said.up(said, now).ifPresent(up -> lines.add(new Line(texts.get("node.said.up"), AgeText.of(up), "")));
        lines.add(new Line(texts.get("node.said.offset"), offset(said), ""));
        List<Said> all = Said.of(said);
        for (Said each : all) {
            Said.Key key = each.key();
            Optional<FactChange> change = Optional.ofNullable(changes.get(key));
            if (key.group() != Said.Group.LABEL || change.isPresent()) {
                lines.add(line(key, each.value(), change, times, now));
            }
        }
        Map<Said.Key, String> present = Said.byKey(all);
        changes.forEach((key, change) -> {
            if (!present.containsKey(key)) {
                lines.add(line(key, "", Optional.of(change), times, now));
            }
        });
        return lines.stream()
                .sorted(Comparator.comparing(line -> line.changed().isEmpty()))
                .limit(MOST_SHOWN)
                .toList();
    }

    private Line line(Said.Key key, String value, Optional<FactChange> change, Times times, Instant now) {
        String name = key.group() == Said.Group.AGENT ? texts.get("node.said." + key.name()) : key.name();
        String changed = change.map(what -> texts.get(
                        what.before().isEmpty()
                                ? "node.changed.new"
                                : what.after().isEmpty() ? "node.changed.gone" : "node.changed",
                        SafeText.line(Said.shown(key, what.before().orElse("")), LONGEST),
                        times.ago(what.at(), now)))
                .orElse("");
        return new Line(SafeText.line(name, LONGEST), SafeText.block(Said.shown(key, value)), changed);
    }

    private String offset(Presence said) {
        return texts.get("fleet.offset", said.clockOffset().toMillis() / 1000.0);
    }

    private static Node grid(List<Line> lines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        int row = 0;
        for (Line line : lines) {
            Label name = new Label(line.name());
            name.getStyleClass().add("fact-name");
            name.setMaxWidth(150);
            GridPane.setValignment(name, javafx.geometry.VPos.TOP);
            Label value = new Label(line.value());
            value.setWrapText(true);
            VBox cell = new VBox(value);
            if (!line.changed().isEmpty()) {
                Label changed = new Label(line.changed());
                changed.setWrapText(true);
                changed.getStyleClass().add("fact-changed");
                Tooltip.install(changed, new Tooltip(line.changed()));
                cell.getChildren().add(new HBox(changed));
                value.setVisible(!line.value().isEmpty());
                value.setManaged(value.isVisible());
            }
            grid.addRow(row++, name, cell);
        }
        return grid;
    }

    /** One line as it is written. */
    private record Line(String name, String value, String changed) {}
}
