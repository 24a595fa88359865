package steward.supervision;

/** What the error kernel answers to an error, or sends to a healthy process. */
public enum Directive {
    /** Go on as if nothing had happened; the error was recorded. */
    CONTINUE,
    /** End, and be started again after a delay. */
    RESTART,
    /** End, and stay so until somebody starts the process again. */
    STOP,
    /** The whole program ends. */
    SHUTDOWN
}
