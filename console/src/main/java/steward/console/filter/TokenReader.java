package steward.console.filter;

import java.util.List;

/** Walks through the tokens of a filter, one ahead. */
final class TokenReader {
    private final String text;
    private final List<Token> tokens;
    private int next;

    TokenReader(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    /** Takes the next token; END stays for ever. */
    Token take() {
        Token token = tokens.get(next);
        if (!token.is(Token.Kind.END)) {
            next++;
        }
        return token;
    }

    /** Takes the next token if it is that word without quotation marks. */
    boolean takeWord(String word) {
        if (peek().isWord(word)) {
            next++;
            return true;
        }
        return false;
    }

    boolean take(Token.Kind kind) {
        if (peek().is(kind)) {
            take();
            return true;
        }
        return false;
    }

    /** What is wrong with the next token. */
    FilterSyntaxException problem(String problem, String remedy) {
        return problem(peek(), problem, remedy);
    }

    FilterSyntaxException problem(Token token, String problem, String remedy) {
        return new FilterSyntaxException(text, token.start(), problem, remedy);
    }
}
