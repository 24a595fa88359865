package steward.console.desktop.job;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;
import steward.console.desktop.look.StateLook;
import steward.message.CommandState;

/** A bar as wide as the commands of a job, a part for each state, what ended at the left. */
final class StateBar extends Region {
    static final List<CommandState> ORDER = List.of(
            CommandState.SUCCEEDED,
            CommandState.FAILED,
            CommandState.TIMED_OUT,
            CommandState.INTERRUPTED,
            CommandState.REJECTED,
            CommandState.EXPIRED,
            CommandState.CANCELLED,
            CommandState.ABANDONED,
            CommandState.RUNNING,
            CommandState.RECEIVED,
            CommandState.QUEUED,
            CommandState.SENDING);

    private final Map<CommandState, Region> parts = new EnumMap<>(CommandState.class);
    private Map<CommandState, Integer> counts = Map.of();

    StateBar(double height) {
        getStyleClass().add("state-bar");
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        for (CommandState state : CommandState.values()) {
            Region part = new Region();
            part.getStyleClass().add("heat-" + StateLook.style(state));
            part.setManaged(false);
            parts.put(state, part);
            getChildren().add(part);
        }
    }

    void show(Map<CommandState, Integer> shown) {
        if (!shown.equals(counts)) {
            counts = Map.copyOf(shown);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        double x = 0;
        for (CommandState state : ORDER) {
            Region part = parts.get(state);
            if (part != null) {
                double wide = all == 0 ? 0 : Math.rint(getWidth() * counts.getOrDefault(state, 0) / all);
                part.resizeRelocate(x, 0, Math.min(wide, getWidth() - x), getHeight());
                x += wide;
            }
        }
    }
}
