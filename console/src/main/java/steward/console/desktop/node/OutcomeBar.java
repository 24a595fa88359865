package steward.console.desktop.node;

import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import steward.console.desktop.look.StateLook;
import steward.console.desktop.look.Texts;
import steward.message.CommandState;

/** How commands ended, oldest first: each in the colour of its state, what ended badly taller than what ended well. */
final class OutcomeBar extends HBox {
    private final Texts texts;
    private List<CommandState> shown = List.of();

    OutcomeBar(Texts texts) {
        this.texts = texts;
        getStyleClass().add("outcome-bar");
    }

    void show(List<CommandState> states) {
        if (states.equals(shown)) {
            return;
        }
        shown = states;
        getChildren().setAll(states.stream().map(this::bar).toList());
    }

    private Region bar(CommandState state) {
        Region bar = new Region();
        bar.getStyleClass().addAll("outcome", StateLook.style(state));
        if (StateLook.badness(state) >= StateLook.badness(CommandState.EXPIRED)) {
            bar.getStyleClass().add("outcome-bad");
        }
        Tooltip.install(bar, new Tooltip(texts.of("state.", state)));
        return bar;
    }
}
