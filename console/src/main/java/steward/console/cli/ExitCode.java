package steward.console.cli;

/** How the program ends. */
enum ExitCode {
    /** Done; with {@code --wait}: every command succeeded. */
    OK(0),
    /** With {@code --wait}: some command ended otherwise. Else: it could not be done. */
    FAILED(1),
    /** The call breaks a rule; nothing was sent. */
    USAGE(2),
    /** The broker could not be reached; what was to be sent is saved and will be sent. */
    NOT_REACHED(3),
    /** With {@code --wait=TIME}: the time is over and some command has not ended. */
    TIME_OVER(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
