package steward.lifecycle;

/** Whose word a transition is. */
public enum Speaker {
    /** The console that composed the command. */
    CONSOLE,
    /** The broker's confirmation. */
    BROKER,
    /** The unit's agent. */
    UNIT,
    /** A person who stopped waiting. */
    OPERATOR
}
