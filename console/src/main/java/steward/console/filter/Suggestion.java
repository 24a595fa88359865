package steward.console.filter;

/**
 * What could stand where the caret is.
 *
 * @param text to be put there, quoted where it must be
 * @param kind what it is
 */
public record Suggestion(String text, Kind kind) {
    /** What a suggestion is. */
    public enum Kind {
        NAME,
        /** A label, a fact or another key, with the operator that follows it. */
        KEY,
        VALUE,
        KEYWORD
    }
}
