package steward.console.filter;

import steward.console.text.SafeText;

/** A text that is not a filter; the message gives the problem, the column and the remedy. */
public final class FilterSyntaxException extends IllegalArgumentException {
    private static final int SHOWN_BEFORE = 50;
    private static final int SHOWN_AFTER = 28;

    private final String text;
    private final int index;

    FilterSyntaxException(String text, int index, String problem, String remedy) {
        super("column " + column(text, index) + ": " + problem + ": " + remedy);
        this.text = text;
        this.index = index;
    }

    /** Where the problem is: 1 for the first character. */
    public int column() {
        return column(text, index);
    }

    /** The index in the text where the problem is; its length when something is missing at the end. */
    public int index() {
        return index;
    }

    /** The text, a caret under the problem, and the message: three lines; a long text is shown around the caret. */
    public String render() {
        int from = index <= SHOWN_BEFORE ? 0 : index - SHOWN_BEFORE + 1;
        int to = text.length() - index <= SHOWN_AFTER ? text.length() : index + SHOWN_AFTER - 1;
        String before = (from == 0 ? "" : "…") + oneLine(text.substring(from, index));
        String after = oneLine(text.substring(index, to)) + (to == text.length() ? "" : "…");
        String indent = " ".repeat(before.codePointCount(0, before.length()));
        return before + after + "\n" + indent + "^\n" + getMessage();
    }

    private static String oneLine(String part) {
        return SafeText.line(part.replace('\n', ' ').replace('\t', ' ').replace('\r', ' '));
    }

    private static int column(String text, int index) {
        return text.codePointCount(0, index) + 1;
    }
}
