package steward.method;

/** What an argument may hold. */
public enum ArgumentType {
    /** A text of one line. */
    TEXT("text"),
    /** A text of any number of lines. */
    BLOCK("text of several lines"),
    /** One of the texts that the argument's description lists. */
    CHOICE("one of some texts"),
    /** A file of the sender's machine: its path until it is sent, then what says where it stands at the broker. */
    FILE("file"),
    /** Texts in an order. */
    LIST("list of text"),
    /** Texts by name. */
    OBJECT("object of texts"),
    /** The arguments of another method. */
    ARGUMENTS("object"),
    /** A whole number. */
    WHOLE("whole number"),
    /** True or false. */
    FLAG("true or false"),
    /** A duration in ISO-8601, such as PT30S. */
    DURATION("duration");

    private final String words;

    ArgumentType(String words) {
        this.words = words;
    }

    /** For an operator. */
    public String words() {
        return words;
    }
}
