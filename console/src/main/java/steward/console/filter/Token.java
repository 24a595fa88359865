package steward.console.filter;

/**
 * A piece of the text of a filter.
 *
 * @param text what it says: without quotation marks and escapes
 * @param start index of its first character
 * @param end index after its last character
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        OPEN,
        CLOSE,
        COMMA,
        /** {@code !} before what it negates. */
        BANG,
        /** {@code = : < > !=}. */
        OPERATOR,
        WORD,
        QUOTED,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isOperand() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** The token as an operator sees it in a message. */
    String shown() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
