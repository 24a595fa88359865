package steward.console.desktop.look;

import java.util.Locale;
import javafx.css.PseudoClass;
import steward.console.fleet.Contact;
import steward.icons.Icon;
import steward.message.CommandState;
import steward.message.Severity;

/** Shape, style class and order of badness of what a view shows of a command, a contact or an event. */
public final class StateLook {
    private StateLook() {}

    /** The shape of the state. */
    public static Icon icon(CommandState state) {
        return Icon.valueOf("STATE_" + state.name());
    }

    /** The shape of the contact. */
    public static Icon icon(Contact contact) {
        return Icon.valueOf("CONTACT_" + contact.name());
    }

    /** The class in the style sheet that gives the state its colour. */
    public static String style(CommandState state) {
        return "state-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the style sheet knows a mark of the state by. */
    static PseudoClass pseudoClass(CommandState state) {
        return PseudoClass.getPseudoClass(style(state));
    }

    /** What the style sheet knows a mark of the contact by. */
    static PseudoClass pseudoClass(Contact contact) {
        return PseudoClass.getPseudoClass("contact-" + contact.name().toLowerCase(Locale.ROOT));
    }

    /** The class in the style sheet that gives the severity its colour. */
    public static String style(Severity severity) {
        return switch (severity) {
            case EMERGENCY, ALERT, CRITICAL, ERROR -> "severity-error";
            case WARNING -> "severity-warning";
            case NOTICE, INFO -> "severity-info";
            case DEBUG -> "severity-debug";
        };
    }

    /** The greater, the more it needs a person: what a group of cells is summed up as. */
    public static int badness(CommandState state) {
        return switch (state) {
            case SUCCEEDED -> 0;
            case CANCELLED -> 1;
            case ABANDONED -> 2;
            case SENDING -> 3;
            case QUEUED -> 4;
            case RECEIVED -> 5;
            case RUNNING -> 6;
            case EXPIRED -> 7;
            case REJECTED -> 8;
            case TIMED_OUT -> 9;
            case INTERRUPTED -> 10;
            case FAILED -> 11;
        };
    }
}
