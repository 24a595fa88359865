package steward.message;

import java.util.Locale;

/** Whether an agent said that it runs, or that it ends. */
public enum PresenceState {
    ALIVE,
    STOPPED;

    /** The name on the wire: this constant's name in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
