package steward.console.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 500K}, {@code 2M}; K, M and G stand for 1024 and its powers. */
record ByteCount(long bytes) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})([KMG]?)(i?B)?", Pattern.CASE_INSENSITIVE);
    private static final int STEP = 10;

    /** @throws IllegalArgumentException when it is not written so */
    static ByteCount parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no number of bytes: write it as 500K or 2M");
        }
        int power = " KMG"
                .indexOf(
                        matcher.group(2).isEmpty()
                                ? ' '
                                : Character.toUpperCase(matcher.group(2).charAt(0)));
        return new ByteCount(Long.parseLong(matcher.group(1)) << (STEP * power));
    }
}
