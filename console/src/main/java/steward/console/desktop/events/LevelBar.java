package steward.console.desktop.events;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import steward.console.desktop.look.Texts;

/** How many are how bad, each a button that shows only those. */
final class LevelBar {
    private final Texts texts;
    private final Map<EventRow.Level, ToggleButton> buttons = new EnumMap<>(EventRow.Level.class);

    /** @param chosen told the levels that are to be shown; none for all */
    LevelBar(Texts texts, FlowPane box, Consumer<Set<EventRow.Level>> chosen) {
        this.texts = texts;
        box.getStyleClass().add("count-bar");
        for (EventRow.Level level : EventRow.Level.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("level-" + level.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add("count-button");
            Region dot = new Region();
            dot.getStyleClass().addAll("level-dot", "level-" + level.name().toLowerCase(Locale.ROOT));
            button.setGraphic(dot);
            button.managedProperty().bind(button.visibleProperty());
            button.setOnAction(event -> chosen.accept(selected()));
            buttons.put(level, button);
            box.getChildren().add(button);
        }
        show(Map.of());
    }

    private Set<EventRow.Level> selected() {
        Set<EventRow.Level> levels = EnumSet.noneOf(EventRow.Level.class);
        buttons.forEach((level, button) -> {
            if (button.isSelected()) {
                levels.add(level);
            }
        });
        return levels;
    }

    /** A level that nothing has is hidden, unless it is chosen. */
    void show(Map<EventRow.Level, Integer> counts) {
        buttons.forEach((level, button) -> {
            int count = counts.getOrDefault(level, 0);
            button.setText(texts.get("events.level", texts.of("events.level.", level), count));
            button.setVisible(count > 0 || button.isSelected());
        });
    }
}
