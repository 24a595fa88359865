package steward.console.text;

/** How many cells of a terminal text takes, and text that is made to fit them. */
public final class TextWidth {
    private static final String ELLIPSIS = "…";

    private TextWidth() {}

    /** The cells: two for wide characters of East Asia and emoji, none for combining marks. */
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += of(text.codePointAt(i));
        }
        return width;
    }

    /** The text in at most that many cells: what is too much is left out of its middle, where an ellipsis stands. */
    public static String shortened(String text, int cells) {
        if (of(text) <= cells) {
            return text;
        }
        if (cells < 1) {
            return "";
        }
        int room = cells - 1;
        return head(text, room - room / 2) + ELLIPSIS + tail(text, room / 2);
    }

    private static String head(String text, int cells) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            used += of(c);
            if (used > cells) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end);
    }

    private static String tail(String text, int cells) {
        int start = text.length();
        int used = 0;
        while (start > 0) {
            int c = text.codePointBefore(start);
            used += of(c);
            if (used > cells) {
                break;
            }
            start -= Character.charCount(c);
        }
        return text.substring(start);
    }

    private static int of(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /** Blocks of wide characters (Unicode Standard Annex 11), coarsely. */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0x303e)
                || (c >= 0x3041 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
    }
}
