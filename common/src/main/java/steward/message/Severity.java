package steward.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad an event is, most severe first: the names and order of syslog (RFC 5424, section 6.2.1). */
public enum Severity {
    EMERGENCY(0),
    ALERT(1),
    CRITICAL(2),
    ERROR(3),
    WARNING(4),
    NOTICE(5),
    INFO(6),
    DEBUG(7);

    private final int number;

    Severity(int number) {
        this.number = number;
    }

    /** The severity of that number. */
    public static Optional<Severity> ofNumber(int number) {
        return Arrays.stream(values()).filter(one -> one.number == number).findFirst();
    }

    /** Its numerical code in syslog: 0 for the most severe to 7. */
    public int number() {
        return number;
    }

    /** The name on the wire: this constant's name in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
