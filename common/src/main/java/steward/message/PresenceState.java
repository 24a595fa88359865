package steward.message;

import java.util.Locale;

/** Whether an agent said that it begins, that it runs, or that it ends. */
public enum PresenceState {
    /** Asks whether another agent of the name is alive, and runs nothing yet. */
    STARTING,
    ALIVE,
    STOPPED;

    /** The name on the wire: this constant's name in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
