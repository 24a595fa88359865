package steward.text;

/** Text of somebody else as a message shows it: in quotes, on one line, at most 80 characters of it. */
public final class Quoted {
    private static final int MAX_CHARACTERS = 80;

    private Quoted() {}

    /** The text in quotes, control characters and lone surrogates escaped. */
    public static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(MAX_CHARACTERS).forEach(c -> append(quoted, c));
        boolean cut = text.codePoints().limit(MAX_CHARACTERS + 1).count() > MAX_CHARACTERS;
        return quoted.append(cut ? "…\"" : "\"").toString();
    }

    private static void append(StringBuilder quoted, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> quoted.append(String.format("\\u%04x", c));
            default -> quoted.appendCodePoint(c);
        }
    }
}
