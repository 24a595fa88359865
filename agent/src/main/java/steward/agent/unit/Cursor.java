package steward.agent.unit;

import java.time.Instant;
import java.util.Optional;
import steward.bus.Delivery;
import steward.bus.StreamIdentity;

/**
 * How far the unit has read the command stream.
 *
 * @param stream which stream, as its creation time; {@link Instant#EPOCH} before the first contact
 * @param complete every command of the node up to this sequence is in the ledger; 0 when none was read
 * @param storedAt when the message of that sequence was stored, by which a stream shows that was rolled back and has grown
 *     again; empty where that is not known
 */
public record Cursor(Instant stream, long complete, Optional<Instant> storedAt) {
    /** Before the first contact with a broker. */
    public static final Cursor START = new Cursor(Instant.EPOCH, 0);

    /** Without the time of the message there. */
    public Cursor(Instant stream, long complete) {
        this(stream, complete, Optional.empty());
    }

    /** Behind that message of the same stream. */
    Cursor movedTo(Delivery delivery) {
        return new Cursor(stream, delivery.sequence(), delivery.storedAt());
    }

    /** Whether the stream is another one, or reaches less far. */
    boolean isLostIn(StreamIdentity identity) {
        return !identity.created().equals(stream) || identity.lastSequence() < complete;
    }

    /**
     * Whether the stream holds something else in place of what was read there.
     *
     * @param first what it holds of the node from the cursor on
     */
    boolean isRewrittenIn(StreamIdentity identity, Optional<Delivery> first) {
        if (complete == 0 || identity.firstSequence() > complete) {
            return false; // nothing was read, or what was read is no longer kept
        }
        return first.filter(this::isAt).isEmpty();
    }

    private boolean isAt(Delivery delivery) {
        return delivery.sequence() == complete
                && (storedAt.isEmpty() || delivery.storedAt().equals(storedAt));
    }
}
