package steward.console.desktop.compose;

import java.util.List;
import java.util.stream.Stream;
import steward.method.ArgumentDescription;

/**
 * One argument of a method as it is typed.
 *
 * @param name as it stands in the command
 * @param kind how the text is read
 * @param isRequired whether it must be given
 * @param choices where only some texts are meant; an empty one leaves the argument out
 * @param hint what it means and what holds without it, for an operator
 */
record FormField(String name, Kind kind, boolean isRequired, List<String> choices, String hint) {
    private static final List<String> FLAGS = List.of("", "true", "false");

    FormField {
        choices = List.copyOf(choices);
    }

    /** For any arguments at all. */
    static FormField any(String name) {
        return new FormField(name, Kind.ANY, false, List.of(), "");
    }

    static FormField of(ArgumentDescription argument) {
        Kind kind =
                switch (argument.type()) {
                    case TEXT, DURATION, FILE -> Kind.LINE;
                    case BLOCK -> Kind.BLOCK;
                    case CHOICE -> Kind.CHOICE;
                    case LIST -> Kind.WORDS;
                    case OBJECT -> Kind.PAIRS;
                    case ARGUMENTS -> Kind.NESTED;
                    case WHOLE -> Kind.WHOLE;
                    case FLAG -> Kind.FLAG;
                };
        String hint = argument.defaultValue()
                .map(usual -> argument.meaning() + " (" + usual + ")")
                .orElse(argument.meaning());
        List<String> choices = kind == Kind.FLAG ? FLAGS : choices(argument);
        return new FormField(argument.name(), kind, argument.required(), choices, hint);
    }

    private static List<String> choices(ArgumentDescription argument) {
        boolean canBeLeftOut = !argument.required() && !argument.choices().isEmpty();
        return canBeLeftOut
                ? Stream.concat(Stream.of(""), argument.choices().stream()).toList()
                : argument.choices();
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
        /** The arguments of another method: {@code NAME=TEXT} or {@code NAME:=JSON}, one a line. */
        NESTED,
        /** One of some texts. */
        CHOICE,
        /** A whole number. */
        WHOLE,
        /** True or false. */
        FLAG,
        /** Any arguments: {@code NAME=TEXT} or {@code NAME:=JSON}, one a line. */
        ANY
    }
}
