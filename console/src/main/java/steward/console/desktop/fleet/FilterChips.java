package steward.console.desktop.fleet;

import java.util.ArrayList;
import java.util.List;
import steward.console.filter.Filter;
import steward.console.filter.FilterSyntaxException;

/**
 * A filter taken apart into the terms that must all hold, as far as it is of that form: each can be removed or turned
 * round by itself. A filter with {@code or} outside of parentheses is one term.
 */
public final class FilterChips {
    private FilterChips() {}

    /** The terms of the text; none where it is not a filter. */
    public static List<String> of(String text) {
        if (text.isBlank() || !isFilter(text)) {
            return List.of();
        }
        List<String> terms = new ArrayList<>();
        String negation = "";
        for (String word : words(text)) {
            if (word.equalsIgnoreCase("or")) {
                return List.of(text.strip());
            }
            if (word.equalsIgnoreCase("not")) {
                negation = negation.isEmpty() ? "not " : "";
            } else if (!word.equalsIgnoreCase("and")) {
                terms.add(negation + word);
                negation = "";
            }
        }
        return terms.stream().allMatch(FilterChips::isFilter) ? terms : List.of(text.strip());
    }

    /** The text without the term, or with it where it lacked it. */
    public static String toggled(String text, String term) {
        List<String> terms = new ArrayList<>(of(text));
        if (!terms.remove(term)) {
            if (terms.isEmpty() && !text.isBlank()) {
                return "(" + text.strip() + ") " + term;
            }
            terms = new ArrayList<>(
                    terms.size() == 1 && hasOr(terms.get(0)) ? List.of("(" + terms.get(0) + ")") : terms);
            terms.add(term);
        }
        return String.join(" ", terms);
    }

    /** The text with the term turned round: {@code online} becomes {@code not online} and back. */
    public static String negated(String text, String term) {
        List<String> terms = new ArrayList<>(of(text));
        terms.replaceAll(each -> each.equals(term) ? opposite(each) : each);
        return String.join(" ", terms);
    }

    private static String opposite(String term) {
        if (term.startsWith("not ")) {
            return term.substring("not ".length());
        }
        if (term.startsWith("!")) {
            return term.substring(1);
        }
        return "not " + (hasOr(term) ? "(" + term + ")" : term);
    }

    private static boolean hasOr(String term) {
        return words(term).stream().anyMatch(word -> word.equalsIgnoreCase("or"));
    }

    private static boolean isFilter(String text) {
        try {
            Filter.parse(text);
            return true;
        } catch (FilterSyntaxException e) {
            return false;
        }
    }

    /** Splits at white space that stands outside of quotation marks and parentheses. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\' && i + 1 < text.length()) {
                word.append(c).append(text.charAt(++i));
                continue;
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            }
            if (Character.isWhitespace(c) && !quoted && depth == 0) {
                add(words, word);
            } else {
                word.append(c);
            }
        }
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
