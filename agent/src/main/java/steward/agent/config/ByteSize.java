package steward.agent.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import steward.text.Quoted;

/** Amounts of bytes as people write them: {@code 256 MiB}, {@code 4GiB}, {@code 65536}. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s*(b|kib|mib|gib|tib)?");
    private static final String[] UNITS = {"b", "kib", "mib", "gib", "tib"};
    private static final String[] PRINTED = {"B", "KiB", "MiB", "GiB", "TiB"};

    private ByteSize() {}

    static long parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw refused(text);
        }
        long bytes = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "b" : matcher.group(2);
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(unit) && bytes <= Long.MAX_VALUE >> (10 * i)) {
                return bytes << (10 * i);
            }
        }
        throw refused(text);
    }

    static String print(long bytes) {
        int unit = 0;
        long amount = bytes;
        while (amount != 0 && amount % 1024 == 0 && unit < PRINTED.length - 1) {
            amount /= 1024;
            unit++;
        }
        return amount + " " + PRINTED[unit];
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                Quoted.text(text) + " is not an amount of bytes: write it like \"256 MiB\", \"4 GiB\" or 65536");
    }
}
