package steward.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Instants and durations as text, within bounds that no reckoning with them can overflow. */
final class WireTime {
    private static final String PLAIN = "0000-00-00T00:00:00";
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
            return within(isPlain(text) ? plain(text) : Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an instant: send one such as 2026-01-31T12:00:00Z", e);
        }
    }

    /** Whether it is written as every program here writes it, with an hour and a second that every day has. */
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length != PLAIN.length() + 1 && (length < PLAIN.length() + 3 || length > PLAIN.length() + 11)) {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char wanted = i < PLAIN.length() ? PLAIN.charAt(i) : i == PLAIN.length() ? '.' : '0';
            char found = text.charAt(i);
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 17, 19) < 60;
    }

    /** As {@link Instant#parse}, which takes ten times as long: much, where 100,000 answers come at once. */
    private static Instant plain(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos(text))
                .toInstant(ZoneOffset.UTC);
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int i = PLAIN.length() + 1; i < PLAIN.length() + 10; i++) {
            nanos = nanos * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
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
