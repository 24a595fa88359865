package steward.console.desktop.look;

import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import steward.console.fleet.Contact;
import steward.icons.Icon;
import steward.message.CommandState;

/** The mark of a state or a contact: a shape of its own in a colour of its own. */
public final class StateMark extends Region {
    private final IconView icon;
    private @Nullable String style;

    public StateMark(double side) {
        icon = new IconView(Icon.STATE_QUEUED, side);
        getChildren().add(icon);
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        setMouseTransparent(true);
    }

    /** The mark of a command's state. */
    public static StateMark of(CommandState state, double side) {
        StateMark mark = new StateMark(side);
        mark.show(state);
        return mark;
    }

    /** Shows the state. */
    public void show(CommandState state) {
        show(StateLook.icon(state), StateLook.style(state));
    }

    /** Shows the contact. */
    public void show(Contact contact) {
        show(StateLook.icon(contact), StateLook.style(contact));
    }

    private void show(Icon shape, String styleClass) {
        icon.show(shape);
        if (!styleClass.equals(style)) {
            getStyleClass().setAll(styleClass);
            style = styleClass;
        }
    }
}
