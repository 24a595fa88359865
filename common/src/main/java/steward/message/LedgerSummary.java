package steward.message;

import java.time.Instant;
import java.util.List;

/**
 * What a unit's ledger holds, so that a console can find out what the unit lacks.
 *
 * @param id of the ledger, new when it was made anew
 * @param epoch how often an agent started on it
 * @param floor commands made before this instant are not run, because an older ledger of this node was lost
 * @param stream the command stream that the cursor belongs to, as its creation time; {@link Instant#EPOCH} before the
 *     first contact
 * @param cursor every command of the node up to this sequence of that stream is in the ledger
 * @param openCount commands that are received and not ended
 * @param open the ids of the first {@link #MAX_OPEN} of them, oldest first
 * @param outbox messages that the broker has not confirmed yet
 */
public record LedgerSummary(
        MessageId id,
        long epoch,
        Instant floor,
        Instant stream,
        long cursor,
        int openCount,
        List<CommandId> open,
        int outbox) {
    /** The most ids that a summary lists. */
    public static final int MAX_OPEN = 200;

    public LedgerSummary {
        open = List.copyOf(open);
    }

    /** Whether {@link #open} lists every open command. */
    public boolean listsAll() {
        return open.size() == openCount;
    }
}
