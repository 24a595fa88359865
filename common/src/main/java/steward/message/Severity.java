package steward.message;

import java.util.Locale;

/** How bad an event is, most severe first: the names and order of syslog (RFC 5424, section 6.2.1). */
public enum Severity {
    EMERGENCY,
    ALERT,
    CRITICAL,
    ERROR,
    WARNING,
    NOTICE,
    INFO,
    DEBUG;

    /** The name on the wire: this constant's name in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
