package steward.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import steward.text.Quoted;

/** Durations as people write them: {@code 90s}, {@code 1h30m}, {@code 7d}, {@code 0}, or ISO-8601 such as {@code PT30S}. */
public final class Durations {
    /** The longest duration that is read. */
    public static final Duration MOST = Duration.ofDays(36_500);

    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|w|d|h|m|s)");
    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,12}(?:ms|w|d|h|m|s)){1,6}");
    private static final int MOST_CHARACTERS = 100;

    private Durations() {}

    /**
     * Reads a duration that is not negative, in whole milliseconds.
     *
     * @throws IllegalArgumentException naming the text, what is wrong and the remedy
     */
    public static Duration parse(String text) {
        Duration duration = read(text.strip().toLowerCase(Locale.ROOT), text);
        if (duration.isNegative() || duration.compareTo(MOST) > 0) {
            throw refused(text, "is not between 0s and " + MOST.toDays() + "d");
        }
        if (duration.toNanosPart() % 1_000_000 != 0) {
            throw refused(text, "is finer than a millisecond");
        }
        return duration;
    }

    /** Writes it in the units of {@link #parse}, largest first, so that reading it again gives the same duration. */
    public static String print(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(text, duration.toDays(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static Duration read(String text, String original) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        try {
            if (text.startsWith("p") && text.length() <= MOST_CHARACTERS) {
                return Duration.parse(text);
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw refused(original, "is not a duration of ISO-8601");
        }
        if (!WHOLE.matcher(text).matches()) {
            throw refused(original, "is not a duration");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return sum;
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "w" -> Duration.ofDays(7);
            case "d" -> Duration.ofDays(1);
            case "h" -> Duration.ofHours(1);
            case "m" -> Duration.ofMinutes(1);
            case "s" -> Duration.ofSeconds(1);
            default -> Duration.ofMillis(1);
        };
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }

    private static IllegalArgumentException refused(String text, String rule) {
        return new IllegalArgumentException(
                "duration " + Quoted.text(text) + " " + rule + ": write it like 30s, 5m, 2h, 7d, 1h30m or PT30S");
    }
}
