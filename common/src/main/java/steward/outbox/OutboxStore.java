package steward.outbox;

import java.util.List;
import steward.bus.Confirmation;

/** The disk behind an outbox. Called on the loop only. */
public interface OutboxStore {
    /** The oldest entries of the lane with a greater number, at most {@code limit}, in order. */
    List<OutboxEntry> waiting(Lane lane, long afterNumber, int limit);

    /** Removes the entries, all or none, and records durably what their confirmation means. */
    void confirmed(List<Confirmed> confirmed);

    /** An entry and the broker's word on it. */
    record Confirmed(OutboxEntry entry, Confirmation confirmation) {}
}
