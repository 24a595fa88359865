package steward.agent.unit;

import java.time.Instant;

/**
 * What an older ledger of this node, which was lost, may have run: it is not run again.
 *
 * @param before commands made before this instant
 * @param upTo commands that the stream held then, whatever the clock of whoever made them showed
 */
public record Floor(Instant before, Cursor upTo) {
    /** No ledger was ever lost. */
    public static final Floor NONE = new Floor(Instant.EPOCH, Cursor.START);

    /** Whether a command made at that instant, which stands there in its stream, is below. */
    boolean covers(Instant createdAt, Cursor place) {
        boolean wasThere = place.stream().equals(upTo.stream()) && place.complete() <= upTo.complete();
        return wasThere || createdAt.isBefore(before);
    }
}
