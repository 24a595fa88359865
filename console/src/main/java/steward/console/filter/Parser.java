package steward.console.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads tokens to a tree by recursive descent: {@code or} binds least, then {@code and} or a space, then {@code not}. */
final class Parser {
    /** The most characters of a filter. */
    static final int MAX_LENGTH = 64 * 1024;

    /** The most parentheses and negations within one another. */
    static final int MAX_DEPTH = 50;

    private final String text;
    private final TokenReader tokens;
    private final TermParser terms;
    private int depth;

    private Parser(String text) {
        this.text = text;
        tokens = new TokenReader(text, Lexer.tokens(text));
        terms = new TermParser(tokens);
    }

    static Condition parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new FilterSyntaxException(
                    text,
                    MAX_LENGTH,
                    "the filter has " + text.length() + " characters",
                    "use at most " + MAX_LENGTH + ", for instance a label in place of names");
        }
        return new Parser(text).whole();
    }

    private Condition whole() {
        if (tokens.peek().is(Token.Kind.END)) {
            throw tokens.problem("the filter is empty", "write names, label=value, or all for every node");
        }
        Condition condition = anyOf();
        if (tokens.peek().is(Token.Kind.CLOSE)) {
            throw tokens.problem("this parenthesis was never opened", "remove it, or open it before");
        }
        return condition;
    }

    private Condition anyOf() {
        List<Condition> parts = new ArrayList<>();
        parts.add(allOf());
        while (tokens.takeWord("or")) {
            parts.add(allOf());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.AnyOf(parts);
    }

    private Condition allOf() {
        List<Condition> parts = new ArrayList<>();
        parts.add(negated());
        while (tokens.takeWord("and") || startsTerm()) {
            parts.add(negated());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.AllOf(parts);
    }

    private boolean startsTerm() {
        Token next = tokens.peek();
        return !next.isWord("or") && !next.is(Token.Kind.CLOSE) && !next.is(Token.Kind.END);
    }

    private Condition negated() {
        boolean isNegated = tokens.peek().is(Token.Kind.BANG) || tokens.peek().isWord("not");
        if (!isNegated) {
            return primary();
        }
        return deeper(() -> {
            tokens.take();
            return new Condition.Not(negated());
        });
    }

    private Condition primary() {
        if (!tokens.peek().is(Token.Kind.OPEN)) {
            return terms.term();
        }
        return deeper(() -> {
            Token open = tokens.take();
            Condition inner = anyOf();
            if (!tokens.peek().is(Token.Kind.CLOSE)) {
                throw new FilterSyntaxException(
                        text, open.start(), "this parenthesis is never closed", "close it with )");
            }
            tokens.take();
            return inner;
        });
    }

    private Condition deeper(Supplier<Condition> inner) {
        if (depth == MAX_DEPTH) {
            throw tokens.problem(
                    "more than " + MAX_DEPTH + " parentheses and negations within one another", "use fewer");
        }
        depth++;
        Condition condition = inner.get();
        depth--;
        return condition;
    }
}
