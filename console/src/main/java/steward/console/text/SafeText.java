package steward.console.text;

/**
 * Foreign text made harmless for a terminal: what a terminal would act on (escape sequences, carriage returns, bells,
 * bidirectional overrides) is shown as {@code \x1b} or {@code \u202e}. Everything else is passed on as it is.
 */
public final class SafeText {
    private SafeText() {}

    /** The text with line ends and tabs kept and every other character that a terminal acts on escaped. */
    public static String block(String text) {
        return escaped(text, true);
    }

    /** The text as one line: line ends and tabs are escaped too. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** The text as one line of at most that many characters before escaping, with an ellipsis where it was cut. */
    public static String line(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return line(text);
        }
        return line(text.substring(0, text.offsetByCodePoints(0, most))) + "…";
    }

    /** The JSON text with the same characters written as JSON escapes them: equal to a reader, harmless to a terminal. */
    public static String json(String json) {
        if (json.codePoints().allMatch(SafeText::isHarmless)) {
            return json;
        }
        StringBuilder safe = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(c -> {
            if (isHarmless(c)) {
                safe.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    safe.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return safe.toString();
    }

    private static String escaped(String text, boolean lines) {
        StringBuilder safe = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int length = Character.charCount(c);
            boolean keep = isHarmless(c) || (lines && (c == '\n' || c == '\t'));
            if (!keep && safe == null) {
                safe = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (safe != null) {
                safe.append(keep ? text.substring(i, i + length) : escape(c));
            }
            i += length;
        }
        return safe == null ? text : safe.toString();
    }

    private static boolean isHarmless(int c) {
        if (c >= ' ' && c < 0x7f) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> c == 0x200d;
            default -> true;
        };
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < 0x100 ? String.format("\\x%02x", c) : String.format("\\u%04x", c);
        };
    }
}
