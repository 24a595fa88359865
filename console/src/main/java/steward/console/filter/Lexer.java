package steward.console.filter;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a filter into tokens. */
final class Lexer {
    private static final String SINGLE = "=:<>";

    private final String text;
    private final boolean lenient;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, boolean lenient) {
        this.text = text;
        this.lenient = lenient;
    }

    /** The tokens with an END after them. */
    static List<Token> tokens(String text) {
        return new Lexer(text, false).run();
    }

    /** The tokens of a text that is still being typed: a quotation mark may lack its partner. */
    static List<Token> tokensSoFar(String text) {
        return new Lexer(text, true).run();
    }

    /** Whether a word that could be a key ends before this character. */
    static boolean endsKey(char c) {
        return endsValue(c) || SINGLE.indexOf(c) >= 0;
    }

    /** Whether an unquoted value ends before this character. */
    static boolean endsValue(char c) {
        return isBlank(c) || c == '(' || c == ')' || c == ',' || c == '"';
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private List<Token> run() {
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                at++;
            } else {
                tokens.add(next());
            }
        }
        tokens.add(new Token(Token.Kind.END, "", text.length(), text.length()));
        return tokens;
    }

    private Token next() {
        char c = text.charAt(at);
        if (c == '"') {
            return quoted();
        }
        boolean isValue = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(Token.Kind.OPERATOR);
        if (isValue && !endsValue(c)) {
            return word(true);
        }
        return switch (c) {
            case '(' -> take(Token.Kind.OPEN, 1);
            case ')' -> take(Token.Kind.CLOSE, 1);
            case ',' -> take(Token.Kind.COMMA, 1);
            case '=', ':', '<', '>' -> take(Token.Kind.OPERATOR, 1);
            case '!' -> isNotEqual(at) ? take(Token.Kind.OPERATOR, 2) : take(Token.Kind.BANG, 1);
            default -> word(false);
        };
    }

    private boolean isNotEqual(int index) {
        return text.startsWith("!=", index);
    }

    private Token take(Token.Kind kind, int length) {
        int start = at;
        at += length;
        return new Token(kind, text.substring(start, at), start, at);
    }

    private Token word(boolean value) {
        int end = at;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (value ? endsValue(c) : endsKey(c) || isNotEqual(end)) {
                break;
            }
            end++;
        }
        requireSpaceBefore();
        return take(Token.Kind.WORD, end - at);
    }

    private Token quoted() {
        requireSpaceBefore();
        StringBuilder content = new StringBuilder();
        int start = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length() && "\\\"".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            }
            content.append(text.charAt(at++));
        }
        if (at < text.length()) {
            at++;
        } else if (!lenient) {
            throw new FilterSyntaxException(text, start, "this quotation mark has no partner", "close it with \"");
        }
        return new Token(Token.Kind.QUOTED, content.toString(), start, at);
    }

    /** A word that touches a quoted part would read as two terms, which nobody means. */
    private void requireSpaceBefore() {
        if (lenient || tokens.isEmpty()) {
            return;
        }
        Token before = tokens.get(tokens.size() - 1);
        if (before.isOperand() && before.end() == at) {
            throw new FilterSyntaxException(
                    text,
                    at,
                    "a quoted part touches what is beside it",
                    "quote the whole word, or put a space between");
        }
    }
}
