package steward.message;

/**
 * The rule for one dot-separated part of a subject: 1 to 63 printable characters without white space, {@code .},
 * {@code *} or {@code >}, and without a leading {@code $} or {@code _}, which NATS keeps for itself.
 */
final class Token {
    static final int MAX_LENGTH = 63;

    private Token() {}

    static String require(String what, String value) {
        return isPlain(value) ? value : requireAllowed(what, value);
    }

    /** Whether it is of letters, digits and dashes, as nearly all are: then there is nothing more to look at. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && c != '-') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MAX_LENGTH;
    }

    private static String requireAllowed(String what, String value) {
        if (value.isEmpty()) {
            throw new InvalidNameException(what, value, "is empty", "give it 1 to " + MAX_LENGTH + " characters");
        }
        if (value.charAt(0) == '$' || value.charAt(0) == '_') {
            throw new InvalidNameException(
                    what, value, "starts with '" + value.charAt(0) + "', which NATS keeps", "start it otherwise");
        }
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            requireAllowed(what, value, value.codePointAt(i));
        }
        int length = value.codePointCount(0, value.length());
        if (length > MAX_LENGTH) {
            throw new InvalidNameException(
                    what, value, "has " + length + " characters", "use at most " + MAX_LENGTH + " characters");
        }
        if (value.indexOf('.') >= 0) {
            throw new InvalidNameException(
                    what,
                    value,
                    "contains '.', which separates the parts of a subject",
                    "use " + value.replace('.', '-'));
        }
        return value;
    }

    private static void requireAllowed(String what, String value, int c) {
        if (c == '*' || c == '>') {
            throw new InvalidNameException(what, value, "contains '" + (char) c + "', a wildcard of NATS", "remove it");
        }
        if (!isPrintable(c)) {
            throw new InvalidNameException(
                    what, value, String.format("contains the character U+%04X", c), "use printable characters only");
        }
    }

    static boolean isPrintable(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
