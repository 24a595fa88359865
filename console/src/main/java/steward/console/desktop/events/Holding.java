package steward.console.desktop.events;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import steward.console.desktop.look.Texts;

/**
 * Holds a live list still while somebody reads in it: on the button, while a row is selected, and while one has scrolled
 * away from its beginning. The button says how much came meanwhile, and lets all of it in.
 */
final class Holding {
    private final TableView<?> table;
    private final BooleanProperty held;
    private final ReadOnlyIntegerProperty missed;
    private final ToggleButton button;
    private final Texts texts;
    private boolean wanted;
    private boolean scrolled;
    private Optional<ScrollBar> bar = Optional.empty();

    Holding(
            TableView<?> table,
            BooleanProperty held,
            ReadOnlyIntegerProperty missed,
            ToggleButton button,
            Texts texts) {
        this.table = table;
        this.held = held;
        this.missed = missed;
        this.button = button;
        this.texts = texts;
        button.setOnAction(event -> press());
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, after) -> decide());
        table.skinProperty().addListener((observed, before, after) -> Platform.runLater(this::watchScrolling));
        missed.addListener((observed, before, after) -> show());
        show();
    }

    private void watchScrolling() {
        for (Node node : table.lookupAll(".scroll-bar")) {
            if (bar.isEmpty() && node instanceof ScrollBar found && found.getOrientation() == Orientation.VERTICAL) {
                bar = Optional.of(found);
                found.valueProperty().addListener((observed, before, after) -> {
                    scrolled = found.isVisible() && after.doubleValue() > found.getMin();
                    decide();
                });
            }
        }
    }

    /** Holds it still, or lets all in that came and goes back to the beginning. */
    void press() {
        if (held.get()) {
            wanted = false;
            scrolled = false;
            table.getSelectionModel().clearSelection();
            table.scrollTo(0);
        } else {
            wanted = true;
        }
        decide();
    }

    private void decide() {
        held.set(wanted || scrolled || !table.getSelectionModel().isEmpty());
        show();
    }

    private void show() {
        button.setSelected(held.get());
        button.setText(
                !held.get()
                        ? texts.get("events.pause")
                        : missed.get() == 0 ? texts.get("events.paused") : texts.get("events.missed", missed.get()));
    }
}
