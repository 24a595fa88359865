package steward.message;

import java.util.Locale;

/** What a unit does with a command that was running when the agent or the machine died. */
public enum OnInterrupt {
    /** Say INTERRUPTED and leave the decision to an operator. */
    REPORT,
    /** Run it again: only for commands that do no harm when run twice. */
    RERUN;

    /** The name on the wire: this constant's name in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
