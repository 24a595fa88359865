package steward.console.desktop.job;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.message.CommandState;

/** How many commands are in which state; clicking a number shows these, clicking further ones adds them. */
final class StateCounts {
    private final Texts texts;
    private final ObjectProperty<Set<CommandState>> only;
    private final Map<CommandState, ToggleButton> buttons = new EnumMap<>(CommandState.class);

    StateCounts(FlowPane bar, Texts texts, ObjectProperty<Set<CommandState>> only) {
        this.texts = texts;
        this.only = only;
        bar.getStyleClass().add("count-bar");
        for (CommandState state : StateBar.ORDER) {
            ToggleButton button = new ToggleButton("", StateMark.of(state, 12));
            button.setId("state-" + state.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().addAll("count-button", "small");
            button.setTooltip(new Tooltip(texts.of("state.meaning.", state)));
            button.setOnAction(event -> chosen());
            buttons.put(state, button);
            bar.getChildren().add(button);
        }
        show(Map.of());
        only.addListener((observed, before, after) ->
                buttons.forEach((state, button) -> button.setSelected(after.contains(state))));
    }

    private void chosen() {
        Set<CommandState> chosen = EnumSet.noneOf(CommandState.class);
        buttons.forEach((state, button) -> {
            if (button.isSelected()) {
                chosen.add(state);
            }
        });
        only.set(chosen);
    }

    void show(Map<CommandState, Integer> counts) {
        buttons.forEach((state, button) -> {
            int count = counts.getOrDefault(state, 0);
            button.setText(texts.get("number", count) + " " + texts.of("state.", state));
            boolean shown = count > 0 || button.isSelected();
            button.setVisible(shown);
            button.setManaged(shown);
        });
    }
}
