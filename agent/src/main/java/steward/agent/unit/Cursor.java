package steward.agent.unit;

import java.time.Instant;

/**
 * How far the unit has read the command stream.
 *
 * @param stream which stream, as its creation time; {@link Instant#EPOCH} before the first contact
 * @param complete every command of the node up to this sequence is in the ledger
 */
public record Cursor(Instant stream, long complete) {
    /** Before the first contact with a broker. */
    public static final Cursor START = new Cursor(Instant.EPOCH, 0);
}
