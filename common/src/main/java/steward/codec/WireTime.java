package steward.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Instants and durations as text, within bounds that no reckoning with them can overflow. */
final class WireTime {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Duration LONGEST = Duration.ofDays(100 * 366);

    private WireTime() {}

    static Instant instant(String text) {
        if (!text.endsWith("Z")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an instant in UTC: send one such as" + " 2026-01-31T12:00:00Z");
        }
        try {
            return within(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an instant: send one such as 2026-01-31T12:00:00Z", e);
        }
    }

    static Duration duration(String text) {
        try {
            return within(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a duration: send one such as PT30S", e);
        }
    }

    /** A duration that is not negative. */
    static Duration length(String text) {
        Duration length = duration(text);
        if (length.isNegative()) {
            throw new IllegalArgumentException("\"" + text + "\" is negative: send a duration such as PT30S");
        }
        return length;
    }

    static String text(Instant instant) {
        return within(instant).toString();
    }

    static String text(Duration duration) {
        return within(duration).toString();
    }

    private static Instant within(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException(
                    "the instant " + instant + " is out of bounds: use one between 1970 and 9999");
        }
        return instant;
    }

    private static Duration within(Duration duration) {
        if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0) {
            throw new IllegalArgumentException(
                    "the duration " + duration + " is out of bounds: use at most " + LONGEST);
        }
        return duration;
    }
}
