package steward.console.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants for people: UTC, which reads the same in every office and on every ship. */
public final class TimeText {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private TimeText() {}

    /** To the second. */
    public static String seconds(Instant instant) {
        return SECONDS.format(instant);
    }

    /** To the millisecond. */
    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }
}
