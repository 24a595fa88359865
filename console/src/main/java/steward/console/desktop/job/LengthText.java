package steward.console.desktop.job;

import java.time.Duration;
import java.util.Locale;

/** How long something took: {@code 12 ms}, {@code 3.4 s}, {@code 5 min 12 s}, {@code 2 h 5 min}. */
final class LengthText {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private LengthText() {}

    static String of(Duration length) {
        long millis = length.toMillis();
        if (millis < SECOND) {
            return millis + " ms";
        }
        if (millis < MINUTE) {
            return String.format(Locale.ROOT, millis < 10 * SECOND ? "%.1f s" : "%.0f s", (double) millis / SECOND);
        }
        return millis < HOUR
                ? millis / MINUTE + " min " + millis % MINUTE / SECOND + " s"
                : millis / HOUR + " h " + millis % HOUR / MINUTE + " min";
    }
}
