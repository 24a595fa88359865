package steward.agent.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import steward.agent.unit.WaitingEvent;
import steward.bus.Parcel;
import steward.message.Bytes;
import steward.message.Severity;
import steward.outbox.Lane;
import steward.outbox.OutboxEntry;
import steward.outbox.OutboxStore;

/**
 * What waits in a ledger for the broker's confirmation. Bounds: {@link LedgerLimits#answerBytes} of acks beyond those of
 * open commands, {@link LedgerLimits#outputBytes} of output, and those of the {@link EventLane}.
 */
final class OutboxTable {
    private final Sql sql;
    private final LedgerLimits limits;
    private final Map<Lane, Long> bytes = new EnumMap<>(Lane.class);
    private final EventLane events;
    private int count;

    OutboxTable(Sql sql, LedgerLimits limits) {
        this.sql = sql;
        this.limits = limits;
        events = new EventLane(sql, limits);
        count();
    }

    /** How many messages wait. */
    int size() {
        return count;
    }

    /** Whether no more acks should come into being than those that must. */
    boolean isFullOfAnswers() {
        return bytes(Lane.CONTROL) >= limits.answerBytes();
    }

    boolean hasRoomFor(Lane lane, Parcel parcel) {
        return switch (lane) {
            case CONTROL -> !isFullOfAnswers();
            case EVENT -> throw new IllegalArgumentException("events are put with their severity");
            case OUTPUT -> bytes(lane) + parcel.payload().length() <= limits.outputBytes();
        };
    }

    void insert(Lane lane, Parcel parcel) {
        sql.update(
                "INSERT INTO outbox (lane, subject, dedupe_id, payload) VALUES (?, ?, ?, ?)",
                lane.name(),
                parcel.subject(),
                parcel.dedupeId(),
                parcel.payload());
    }

    /** To be called once a message is on disk. */
    void inserted(Lane lane, Parcel parcel) {
        count++;
        bytes.merge(lane, (long) parcel.payload().length(), Long::sum);
    }

    /** How many events gave way, by severity. */
    Map<Severity, Long> droppedEvents() {
        return events.dropped();
    }

    /** Within a transaction; to be followed by {@link #inserted(EventLane.Change)}. */
    EventLane.Change insert(List<WaitingEvent> more) {
        return events.insert(more);
    }

    /** To be called once the change is on disk. */
    void inserted(EventLane.Change change) {
        events.done(change);
        count += change.growth();
    }

    List<OutboxEntry> waiting(Lane lane, long afterNumber, int limit) {
        return sql.list(
                row -> new OutboxEntry(
                        row.getLong(1),
                        lane,
                        new Parcel(row.getString(2), Bytes.copyOf(row.getBytes(4)), Map.of(), row.getString(3))),
                "SELECT number, subject, dedupe_id, payload FROM outbox WHERE lane = ? AND number > ?"
                        + " ORDER BY number LIMIT ?",
                lane.name(),
                afterNumber,
                limit);
    }

    /** Deletes them and gives those that were there. */
    List<OutboxEntry> delete(List<OutboxStore.Confirmed> confirmed) {
        return confirmed.stream()
                .map(OutboxStore.Confirmed::entry)
                .filter(entry -> sql.update("DELETE FROM outbox WHERE number = ?", entry.number()) > 0)
                .toList();
    }

    /** To be called once these are gone from the disk. */
    void deleted(List<OutboxEntry> gone) {
        count -= gone.size();
        for (OutboxEntry entry : gone) {
            int length = entry.parcel().payload().length();
            if (entry.lane() == Lane.EVENT) {
                events.deleted(length);
            } else {
                bytes.merge(entry.lane(), -(long) length, Long::sum);
            }
        }
    }

    private void count() {
        count = (int) sql.number("SELECT count(*) FROM outbox");
        for (Lane lane : List.of(Lane.CONTROL, Lane.OUTPUT)) {
            bytes.put(
                    lane,
                    sql.number("SELECT coalesce(sum(length(payload)), 0) FROM outbox WHERE lane = ?", lane.name()));
        }
    }

    private long bytes(Lane lane) {
        return bytes.getOrDefault(lane, 0L);
    }
}
