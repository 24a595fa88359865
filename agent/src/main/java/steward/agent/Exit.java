package steward.agent;

/** How the program ended, for whoever starts it again. */
enum Exit {
    OK(0),
    /** The error kernel ended it: start it again. */
    ERROR(1),
    /** The command line is not right. */
    USAGE(2),
    /** Another agent holds the name or the folder: starting it again helps only when that one is gone. */
    TAKEN(3),
    /** The configuration is not right. */
    CONFIGURATION(78);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
