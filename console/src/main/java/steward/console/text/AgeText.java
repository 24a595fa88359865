package steward.console.text;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in the one unit that matters: {@code 12s}, {@code 5m}, {@code 3h}, {@code 12d}. */
public final class AgeText {
    private static final Duration MINUTES_FROM = Duration.ofSeconds(90);
    private static final Duration HOURS_FROM = MINUTES_FROM.multipliedBy(60);
    private static final Duration DAYS_FROM = Duration.ofDays(2);

    private AgeText() {}

    /** The age; what lies in the future is {@code 0s}. */
    public static String of(Duration age) {
        if (age.isNegative()) {
            return "0s";
        }
        if (age.compareTo(MINUTES_FROM) < 0) {
            return age.toSeconds() + "s";
        }
        if (age.compareTo(HOURS_FROM) < 0) {
            return age.toMinutes() + "m";
        }
        return age.compareTo(DAYS_FROM) < 0 ? age.toHours() + "h" : age.toDays() + "d";
    }

    /** The age at {@code now} of what was at {@code then}. */
    public static String between(Instant then, Instant now) {
        return of(Duration.between(then, now));
    }
}
