package steward.message;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far something that runs has got. A unit says it as the reason of an ack that says RUNNING once more, so that
 * whoever knows nothing of progress still shows a text.
 *
 * @param done bytes that are there
 * @param total bytes in all
 * @param remark what it waits for or how fast it is, in words; may be empty
 */
public record Progress(long done, long total, String remark) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,3}) % of .*", Pattern.DOTALL);
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB"};

    /** How much of a hundred, rounded down. */
    public int percent() {
        return total <= 0 ? 100 : (int) (Math.min(done, total) * 100 / total);
    }

    /** As an operator reads it, such as {@code 45 % of 1.0 GiB, 3.1 MiB/s}. */
    public String text() {
        return percent() + " % of " + size(total) + (remark.isEmpty() ? "" : ", " + remark);
    }

    /** The percentage in such a text; nothing where it is another one. */
    public static OptionalInt percentIn(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? OptionalInt.of(Math.min(100, Integer.parseInt(matcher.group(1))))
                : OptionalInt.empty();
    }

    /** Bytes in the unit that suits them. */
    public static String size(long bytes) {
        int unit = 0;
        double shown = (double) bytes;
        while (shown >= 1024 && unit < UNITS.length - 1) {
            shown /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", shown, UNITS[unit]);
    }
}
