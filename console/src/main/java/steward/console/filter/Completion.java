package steward.console.filter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import steward.message.CommandState;

/**
 * What could stand at the caret of a filter that is being typed.
 *
 * @param from index of the first character that a suggestion replaces
 * @param to index after the last one
 * @param suggestions best first, at most {@link #MAX_SUGGESTIONS}
 */
public record Completion(int from, int to, List<Suggestion> suggestions) {
    /** The most suggestions. */
    public static final int MAX_SUGGESTIONS = 100;

    public Completion {
        suggestions = List.copyOf(suggestions);
    }

    /**
     * Completes the word before the caret.
     *
     * @param text of the whole filter, right or wrong
     * @param caret from 0 to the length of the text
     */
    public static Completion complete(String text, int caret, Vocabulary vocabulary) {
        List<Token> tokens = Lexer.tokensSoFar(text.substring(0, caret));
        int last = tokens.size() - 2;
        boolean typing =
                last >= 0 && tokens.get(last).isOperand() && tokens.get(last).end() == caret;
        String prefix = typing ? tokens.get(last).text() : "";
        int before = typing ? last - 1 : last;
        int from = typing ? tokens.get(last).start() : caret;
        String key = keyOfValue(tokens, before);
        Stream<Suggestion> candidates = key == null
                ? startOfTerm(tokens, before, vocabulary)
                : values(key, vocabulary).map(value -> new Suggestion(value, Suggestion.Kind.VALUE));
        return new Completion(
                from,
                endOfWord(text, caret),
                candidates
                        .filter(suggestion -> fits(suggestion.text(), prefix))
                        .map(Completion::written)
                        .limit(MAX_SUGGESTIONS)
                        .toList());
    }

    /** The key that a word after token {@code before} would be a value of, if it would be one. */
    private static @Nullable String keyOfValue(List<Token> tokens, int before) {
        int at = before;
        while (at >= 1
                && tokens.get(at).is(Token.Kind.COMMA)
                && tokens.get(at - 1).isOperand()) {
            at -= 2;
        }
        boolean isValue = at >= 1 && tokens.get(at).is(Token.Kind.OPERATOR);
        if (!isValue || !tokens.get(at - 1).isOperand()) {
            return null;
        }
        Token key = tokens.get(at - 1);
        boolean isEntry = tokens.get(at).text().endsWith("=");
        boolean isFact = isEntry && key.is(Token.Kind.WORD) && key.text().startsWith(FilterKey.FACT);
        return isEntry && !isFact ? "=" + key.text() : key.text();
    }

    private static Stream<String> values(String key, Vocabulary vocabulary) {
        if (key.startsWith("=")) {
            return vocabulary.valuesOf(vocabulary.labels(), key.substring(1)).stream();
        }
        if (key.startsWith(FilterKey.FACT)) {
            return vocabulary.valuesOf(vocabulary.facts(), key.substring(FilterKey.FACT.length())).stream();
        }
        return FilterKey.of(key).stream().flatMap(known -> switch (known) {
            case STATE ->
                Stream.of(CommandState.values()).map(state -> state.name().toLowerCase(Locale.ROOT));
            case METHOD -> vocabulary.methods().stream();
            case DOMAIN -> vocabulary.domains().stream();
            case VERSION -> vocabulary.versions().stream();
            case AGE -> Stream.of("5m", "1h", "1d", "7d");
        });
    }

    private static Stream<Suggestion> startOfTerm(List<Token> tokens, int before, Vocabulary vocabulary) {
        boolean afterComma = before >= 0 && tokens.get(before).is(Token.Kind.COMMA);
        Stream<Suggestion> names = vocabulary.names().stream().map(name -> new Suggestion(name, Suggestion.Kind.NAME));
        if (afterComma) {
            return names;
        }
        boolean afterTerm = before >= 0
                && (tokens.get(before).is(Token.Kind.CLOSE)
                        || (tokens.get(before).isOperand() && !isOperatorWord(tokens.get(before))));
        Stream<String> keywords = Stream.concat(
                afterTerm ? Stream.of("and", "or") : Stream.of("all"), Stream.of("not", "online", "offline", "stale"));
        return Stream.of(
                        names,
                        vocabulary.labels().keySet().stream().map(label -> new Suggestion(label, Suggestion.Kind.KEY)),
                        keywords.map(word -> new Suggestion(word, Suggestion.Kind.KEYWORD)),
                        Stream.of(FilterKey.values())
                                .map(key -> new Suggestion(key.opening(), Suggestion.Kind.KEYWORD)),
                        vocabulary.facts().keySet().stream()
                                .filter(fact -> WordPattern.quoted(fact).print().equals(fact))
                                .map(fact -> new Suggestion(FilterKey.FACT + fact + "=", Suggestion.Kind.KEYWORD)))
                .flatMap(part -> part);
    }

    private static boolean isOperatorWord(Token token) {
        return token.isWord("and") || token.isWord("or") || token.isWord("not");
    }

    private static boolean fits(String candidate, String prefix) {
        return candidate.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** The suggestion as it must be typed. */
    private static Suggestion written(Suggestion suggestion) {
        return switch (suggestion.kind()) {
            case KEYWORD -> suggestion;
            case KEY -> new Suggestion(FilterKey.printLabel(suggestion.text()) + "=", Suggestion.Kind.KEY);
            case NAME, VALUE ->
                new Suggestion(WordPattern.quoted(suggestion.text()).print(), suggestion.kind());
        };
    }

    private static int endOfWord(String text, int caret) {
        int end = caret;
        while (end < text.length() && !Lexer.endsKey(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '"' ? end + 1 : end;
    }
}
