package steward.console.desktop.route;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import steward.icons.Icon;

/**
 * Something that a person can do by mouse, by keys, in a menu and in the palette.
 *
 * @param id names its text: key {@code action.<id>} of the bundle
 * @param group the menu that it stands in
 * @param icon beside it
 * @param keys as a key combination of JavaFX, such as {@code Shortcut+K}; a key alone works outside of text fields only
 * @param isPossible whether it can be done now
 * @param run does it
 */
public record Action(String id, Group group, Icon icon, String keys, ObservableBooleanValue isPossible, Runnable run) {
    /** The menus, in their order. */
    public enum Group {
        COMMAND,
        GO,
        VIEW,
        HERE,
        HELP
    }

    /** An action that can always be done. */
    public Action(String id, Group group, Icon icon, String keys, Runnable run) {
        this(id, group, icon, keys, Bindings.createBooleanBinding(() -> true), run);
    }

    /** Does it if it can be done now. */
    public void perform() {
        if (isPossible.get()) {
            run.run();
        }
    }
}
