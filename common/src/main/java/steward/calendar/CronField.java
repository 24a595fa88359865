package steward.calendar;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import steward.text.Quoted;

/**
 * One field of a cron expression.
 *
 * @param values bit n is set when n fits
 * @param isStar whether it was written with a star, with or without steps: "at any", which the rules for days and for
 *     changed clocks tell from a list that happens to hold everything
 */
record CronField(long values, boolean isStar) {
    private static final Pattern ITEM =
            Pattern.compile("(?:(\\*)|([0-9]{1,4}|[a-z]{3})(?:-([0-9]{1,4}|[a-z]{3}))?)(?:/([0-9]{1,4}))?");

    /** What may stand in a field. */
    enum Kind {
        MINUTE("minute", 0, 59, ""),
        HOUR("hour", 0, 23, ""),
        DAY("day of the month", 1, 31, ""),
        MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
        WEEKDAY("day of the week", 0, 7, "sun mon tue wed thu fri sat");

        private final String words;
        private final int least;
        private final int most;
        private final String names;

        Kind(String words, int least, int most, String names) {
            this.words = words;
            this.least = least;
            this.most = most;
            this.names = names;
        }

        private List<String> names() {
            return List.of(names.split(" "));
        }

        private String example() {
            return names.isEmpty()
                    ? "write *, " + least + "-" + most + ", */5 or a list such as " + least + "," + most
                    : "write *, " + least + "-" + most + ", a name such as " + names().get(1) + ", or a list of these";
        }
    }

    static CronField parse(Kind kind, String text) {
        long values = 0;
        for (String item : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            values |= item(kind, item, text);
        }
        boolean isSunday = kind == Kind.WEEKDAY && (values & (1L << 7)) != 0;
        return new CronField(isSunday ? (values | 1) & ~(1L << 7) : values, text.startsWith("*"));
    }

    boolean fits(int value) {
        return (values & (1L << value)) != 0;
    }

    /** The first value from there on that fits; -1 when none does. */
    int from(int least) {
        long rest = least > 63 ? 0 : values >>> least << least;
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }

    private static long item(Kind kind, String item, String field) {
        Matcher parts = ITEM.matcher(item);
        if (!parts.matches()) {
            throw refused(kind, field, Quoted.text(item) + " is none of the forms");
        }
        boolean isStar = parts.group(1) != null;
        int first = isStar ? kind.least : value(kind, parts.group(2), field);
        int last = isStar ? Math.min(kind.most, mostOf(kind)) : last(kind, parts.group(3), first, field);
        int step = step(kind, parts.group(4), isStar || parts.group(3) != null, field);
        long values = 0;
        for (int value = first; value <= last; value += step) {
            values |= 1L << value;
        }
        return values;
    }

    /** Sunday counts once where all days are meant. */
    private static int mostOf(Kind kind) {
        return kind == Kind.WEEKDAY ? 6 : kind.most;
    }

    private static int last(Kind kind, @Nullable String text, int first, String field) {
        int last = text == null ? first : value(kind, text, field);
        if (kind == Kind.WEEKDAY && last == 0 && first > 0) {
            return 7;
        }
        if (last < first) {
            throw refused(kind, field, "its range ends before it begins, at " + last);
        }
        return last;
    }

    private static int step(Kind kind, @Nullable String text, boolean hasRange, String field) {
        if (text == null) {
            return 1;
        }
        int step = Integer.parseInt(text);
        if (step < 1) {
            throw refused(kind, field, "its step is 0");
        }
        if (!hasRange) {
            throw refused(kind, field, "a step needs a range before it, such as 5-" + kind.most + "/" + step);
        }
        return step;
    }

    private static int value(Kind kind, String text, String field) {
        int named = kind.names().indexOf(text);
        if (named >= 0) {
            return named + kind.least;
        }
        if (!Character.isDigit(text.charAt(0))) {
            throw refused(kind, field, Quoted.text(text) + " is no name there");
        }
        int value = Integer.parseInt(text);
        if (value < kind.least || value > kind.most) {
            throw refused(kind, field, value + " is not between " + kind.least + " and " + kind.most);
        }
        return value;
    }

    private static IllegalArgumentException refused(Kind kind, String field, String rule) {
        return new IllegalArgumentException(
                "the " + kind.words + " " + Quoted.text(field) + ": " + rule + "; " + kind.example());
    }
}
