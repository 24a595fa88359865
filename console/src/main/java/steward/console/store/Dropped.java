package steward.console.store;

/**
 * What left the store to make room, ever.
 *
 * @param chunks of output
 * @param commands of the oldest jobs that had ended
 */
public record Dropped(long chunks, long commands) {
    /** Nothing was. */
    public static final Dropped NOTHING = new Dropped(0, 0);
}
