package steward.console.filter;

import java.util.Locale;
import java.util.Set;

/**
 * A word of a filter: itself, or with wildcards ({@code *} any run of characters, {@code ?} any one character).
 *
 * @param text as it was written, without quotation marks
 * @param wild whether {@code *} and {@code ?} are wildcards; a quoted word has none
 */
record WordPattern(String text, boolean wild) {
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "all", "online", "offline", "stale");

    static WordPattern quoted(String text) {
        return new WordPattern(text, false);
    }

    static WordPattern bare(String text) {
        return new WordPattern(text, text.indexOf('*') >= 0 || text.indexOf('?') >= 0);
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    boolean matches(String candidate) {
        return wild ? matchesGlob(candidate) : text.equals(candidate);
    }

    /** The word as it must be written to be read as this pattern, wherever it stands. */
    String print() {
        return wild || isPlain(text) ? text : quote(text);
    }

    /** Whether the literal word needs no quotation marks. */
    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.charAt(0) != '!'
                && !text.endsWith("!")
                && !isKeyword(text)
                && text.chars().noneMatch(c -> Lexer.endsKey((char) c) || c == '*' || c == '?')
                && !text.contains("!=");
    }

    /** In quotation marks. */
    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Walks once through the candidate and goes back to the latest star only: time is bounded by the product. */
    private boolean matchesGlob(String candidate) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (at < candidate.length()) {
            char wanted = in < text.length() ? text.charAt(in) : '\0';
            if (in < text.length() && wanted == '*') {
                star = in++;
                retry = at;
            } else if (in < text.length() && wanted == '?') {
                at += Character.charCount(candidate.codePointAt(at));
                in++;
            } else if (in < text.length() && wanted == candidate.charAt(at)) {
                at++;
                in++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        return text.substring(in).chars().allMatch(c -> c == '*');
    }
}
