package steward.outbox;

/** What goes first over a slow link. Within a lane messages are published in the order they were put in. */
public enum Lane {
    /** Commands and acks. */
    CONTROL(64),
    EVENT(64),
    /** Chunks of some 350 KB as JSON: few at once, for they are all in memory. */
    OUTPUT(4);

    private final int window;

    Lane(int window) {
        this.window = window;
    }

    /** The most parcels of this lane that are published and not yet confirmed. */
    public int window() {
        return window;
    }
}
