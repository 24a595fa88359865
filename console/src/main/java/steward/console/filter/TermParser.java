package steward.console.filter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import steward.console.text.SafeText;
import steward.message.CommandState;
import steward.message.InvalidNameException;
import steward.message.NodeName;
import steward.time.Durations;

/** Reads one term: names, a keyword, or a key with its values. */
final class TermParser {
    private final TokenReader tokens;

    TermParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    Condition term() {
        Token first = tokens.peek();
        if (first.is(Token.Kind.COMMA)) {
            throw tokens.problem("nothing stands before this comma", "remove it, or write a name before it");
        }
        if (!first.isOperand() || first.isWord("and") || first.isWord("or")) {
            throw tokens.problem(
                    "a name or a condition is missing before " + shown(first),
                    "write one, such as ship1, ship*, site=north, state:failed or online");
        }
        tokens.take();
        if (tokens.peek().is(Token.Kind.OPERATOR)) {
            return keyed(first, tokens.take());
        }
        boolean isKeyword = first.is(Token.Kind.WORD) && WordPattern.isKeyword(first.text());
        return isKeyword ? keyword(first) : names(first);
    }

    private Condition keyword(Token word) {
        if (tokens.peek().is(Token.Kind.COMMA)) {
            throw tokens.problem("a comma joins names, and " + shown(word) + " is none", "write or in place of it");
        }
        if (word.isWord("all")) {
            return new Condition.Everything();
        }
        return new NodeTerms.StandingIs(Standing.valueOf(word.text().toUpperCase(Locale.ROOT)));
    }

    private Condition names(Token first) {
        List<Token> words = list(first);
        words.forEach(this::requireName);
        if (words.size() == 1 && first.isWord("*")) {
            return new Condition.Everything();
        }
        return new NodeTerms.NameIs(oneOf(words));
    }

    private void requireName(Token word) {
        if (pattern(word).wild()) {
            if (word.text().indexOf('.') >= 0) {
                throw tokens.problem(
                        word, "no name of a node contains '.'", "write ? in its place, or - if that is it");
            }
        } else {
            try {
                new NodeName(word.text());
            } catch (InvalidNameException e) {
                throw tokens.problem(word, "this is no name of a node", String.valueOf(e.getMessage()));
            }
        }
    }

    private Condition keyed(Token key, Token operator) {
        return switch (operator.text()) {
            case "=" -> entry(key);
            case "!=" -> new Condition.Not(entry(key));
            case ":" -> colon(key);
            default -> age(key, operator);
        };
    }

    private Condition entry(Token key) {
        if (key.is(Token.Kind.QUOTED)) {
            return new NodeTerms.LabelIs(key.text(), values(key));
        }
        FilterKey.of(key.text()).ifPresent(known -> {
            throw tokens.problem(
                    key,
                    shown(key) + " is not a label",
                    "write " + known.opening() + "..., or \"" + key.text() + "\"=... for a label of that name");
        });
        if (pattern(key).wild()) {
            throw tokens.problem(key, "the name of a label has no wildcards", "write it out, or quote it");
        }
        if (key.text().startsWith(FilterKey.FACT)) {
            return new NodeTerms.FactIs(key.text().substring(FilterKey.FACT.length()), values(key));
        }
        return new NodeTerms.LabelIs(key.text(), values(key));
    }

    private Condition colon(Token key) {
        FilterKey known = key.is(Token.Kind.WORD) ? FilterKey.of(key.text()).orElse(null) : null;
        if (known == null) {
            throw tokens.problem(
                    key,
                    shown(key) + " is not a key",
                    "use state:, method:, domain: or version:, or write label=value for a label");
        }
        return switch (known) {
            case STATE ->
                new CellTerms.StateIs(valueTokens(key).stream().map(this::state).toList());
            case METHOD -> new CellTerms.MethodIs(values(key));
            case DOMAIN -> new CellTerms.DomainIs(values(key));
            case VERSION -> new NodeTerms.VersionIs(values(key));
            case AGE -> throw tokens.problem(key, "an age is compared", "write age>2h or age<5m");
        };
    }

    private CommandState state(Token value) {
        String name = value.text().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(CommandState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> tokens.problem(
                        value,
                        shown(value) + " is not a state",
                        "use one of "
                                + Arrays.stream(CommandState.values())
                                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private Condition age(Token key, Token operator) {
        if (!key.isWord(FilterKey.AGE.word())) {
            throw tokens.problem(
                    operator, "only age is compared with " + operator.text(), "write age>2h, or quote the word");
        }
        List<Token> limits = valueTokens(key);
        if (limits.size() > 1) {
            throw tokens.problem(limits.get(1), "an age is compared with one duration", "join two terms with or");
        }
        return new NodeTerms.SilentFor(operator.text().equals(">"), duration(limits.get(0)));
    }

    private Duration duration(Token value) {
        try {
            return Durations.parse(value.text());
        } catch (IllegalArgumentException e) {
            throw tokens.problem(value, "this is no duration", String.valueOf(e.getMessage()));
        }
    }

    private OneOf values(Token key) {
        return oneOf(valueTokens(key));
    }

    private List<Token> valueTokens(Token key) {
        Token first = tokens.peek();
        if (!first.isOperand()) {
            throw tokens.problem(
                    "a value is missing after " + shown(key), "write one, or \"\" for a value without characters");
        }
        return list(tokens.take());
    }

    /** The operand and those that commas join to it. */
    private List<Token> list(Token first) {
        List<Token> words = new ArrayList<>();
        words.add(first);
        while (tokens.take(Token.Kind.COMMA)) {
            Token word = tokens.peek();
            boolean isKeyword = word.is(Token.Kind.WORD) && WordPattern.isKeyword(word.text());
            if (!word.isOperand() || isKeyword) {
                throw tokens.problem(
                        "a name or value is missing between the comma and " + shown(word),
                        isKeyword ? "write or in place of the comma, or quote the name" : "write one");
            }
            words.add(tokens.take());
            if (tokens.peek().is(Token.Kind.OPERATOR)) {
                throw tokens.problem(
                        word, "a comma joins names or values, not conditions", "write or in place of it, or quote");
            }
        }
        return words;
    }

    private static OneOf oneOf(List<Token> words) {
        return new OneOf(words.stream().map(TermParser::pattern).toList());
    }

    private static WordPattern pattern(Token word) {
        return word.is(Token.Kind.QUOTED) ? WordPattern.quoted(word.text()) : WordPattern.bare(word.text());
    }

    private static String shown(Token token) {
        return SafeText.line(token.shown(), 40);
    }
}
