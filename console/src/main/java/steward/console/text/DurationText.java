package steward.console.text;

import java.time.Duration;
import steward.time.Durations;

/** Durations as operators write them, as the configuration of an agent does: see {@link Durations}. */
public final class DurationText {
    /** The longest duration that is read. */
    public static final Duration MOST = Durations.MOST;

    private DurationText() {}

    /**
     * Reads a duration that is not negative, in whole milliseconds.
     *
     * @throws IllegalArgumentException naming the text, what is wrong and the remedy
     */
    public static Duration parse(String text) {
        return Durations.parse(text);
    }

    /** Writes it in the units of {@link #parse}, largest first, so that reading it again gives the same duration. */
    public static String print(Duration duration) {
        return Durations.print(duration);
    }
}
