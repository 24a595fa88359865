package steward.console.desktop.shell;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an action. One character alone is matched as it is typed, so that {@code /} and {@code ?} work on every
 * keyboard, and does nothing in a field that takes text; everything else is a key combination.
 */
final class Keys {
    private final String text;
    private final @Nullable KeyCombination combination;

    Keys(String text) {
        this.text = text;
        combination = text.isEmpty() || isCharacter(text) ? null : KeyCombination.valueOf(text);
    }

    private static boolean isCharacter(String text) {
        return text.codePointCount(0, text.length()) == 1;
    }

    /** Whether this is what was pressed or typed, while that node has the focus. */
    boolean match(KeyEvent event, @Nullable Node focused) {
        if (combination != null) {
            return event.getEventType() == KeyEvent.KEY_PRESSED && combination.match(event);
        }
        return event.getEventType() == KeyEvent.KEY_TYPED
                && !text.isEmpty()
                && !event.isControlDown()
                && !event.isAltDown()
                && !event.isMetaDown()
                && !(focused instanceof TextInputControl)
                && event.getCharacter().equalsIgnoreCase(text);
    }

    /** The combination, where it is one that menus know. */
    @Nullable
    KeyCombination combination() {
        return combination;
    }

    /** For people; empty where there is none. */
    String display() {
        return combination == null ? text : combination.getDisplayText();
    }
}
