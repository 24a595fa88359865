package steward.message;

/** A name, token, id or subject that breaks its rule; the message gives the input, the rule and the remedy. */
public final class InvalidNameException extends IllegalArgumentException {
    InvalidNameException(String what, String value, String rule, String remedy) {
        super(what + " " + quoted(value) + " " + rule + ": " + remedy);
    }

    private static String quoted(String value) {
        String shown = value.codePointCount(0, value.length()) <= 80
                ? value
                : value.substring(0, value.offsetByCodePoints(0, 80)) + "…";
        StringBuilder text = new StringBuilder("\"");
        shown.codePoints()
                .forEach(c -> text.append(
                        c == ' ' || Token.isPrintable(c) ? Character.toString(c) : String.format("\\u%04x", c)));
        return text.append('"').toString();
    }
}
