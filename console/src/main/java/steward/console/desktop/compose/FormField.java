package steward.console.desktop.compose;

import java.util.List;

/**
 * One argument of a method as it is typed.
 *
 * @param name as it stands in the command
 * @param kind how the text is read
 * @param isRequired whether it must be given
 * @param choices where only some texts are meant
 */
record FormField(String name, Kind kind, boolean isRequired, List<String> choices) {
    FormField {
        choices = List.copyOf(choices);
    }

    static FormField of(String name, Kind kind) {
        return new FormField(name, kind, false, List.of());
    }

    /** How a text becomes an argument. */
    enum Kind {
        /** A text of one line. */
        LINE,
        /** A text of several lines. */
        BLOCK,
        /** A list: one text a line. */
        WORDS,
        /** An object of texts: one {@code NAME=TEXT} a line. */
        PAIRS,
        /** One of some texts. */
        CHOICE,
        /** Any arguments: {@code NAME=TEXT} or {@code NAME:=JSON}, one a line. */
        ANY
    }
}
