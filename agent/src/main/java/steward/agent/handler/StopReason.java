package steward.agent.handler;

/** Why a handler that still runs has to end. */
public enum StopReason {
    /** The command's run limit passed. */
    RUN_LIMIT,
    /** An operator cancelled the command. */
    CANCELLED,
    /** The agent ends. */
    SHUTDOWN
}
