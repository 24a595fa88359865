package steward.console.text;

import java.util.Locale;

/** Numbers of bytes for people: {@code 512 bytes}, {@code 3.2 MB}; a megabyte is a million bytes. */
public final class SizeText {
    private static final int STEP = 1000;
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private SizeText() {}

    /** The size to two digits. */
    public static String of(long bytes) {
        if (bytes < STEP) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double size = (double) bytes / STEP;
        int unit = 0;
        while (size >= 999.5 && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, size < 9.95 ? "%.1f %s" : "%.0f %s", size, UNITS[unit]);
    }
}
