package steward.outbox;

/** What goes first over a slow link. Within a lane messages are published in the order they were put in. */
public enum Lane {
    /** Commands and acks. */
    CONTROL(64, 64),
    /** Thousands a second over a quick link, and few enough over a slow one that an ack does not wait behind them for long. */
    EVENT(8, 512),
    /** Chunks of some 350 KB as JSON: few at once, for they are all in memory. */
    OUTPUT(4, 4);

    private final int narrowest;
    private final int widest;

    Lane(int narrowest, int widest) {
        this.narrowest = narrowest;
        this.widest = widest;
    }

    /** How many parcels of this lane may at least be published and not yet confirmed, however slow the link is. */
    public int narrowest() {
        return narrowest;
    }

    /** The most parcels of this lane that are published and not yet confirmed. */
    public int widest() {
        return widest;
    }
}
