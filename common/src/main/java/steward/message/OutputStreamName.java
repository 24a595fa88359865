package steward.message;

import java.util.Locale;

/** The two streams that a process writes. */
public enum OutputStreamName {
    STDOUT,
    STDERR;

    /** The name on the wire: this constant's name in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
