package steward.outbox;

/** What goes first over a slow link. Within a lane messages are published in the order they were put in. */
public enum Lane {
    /** Commands and acks. */
    CONTROL,
    EVENT,
    OUTPUT
}
