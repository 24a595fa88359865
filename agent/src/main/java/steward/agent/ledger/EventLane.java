package steward.agent.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import steward.agent.unit.WaitingEvent;
import steward.message.Severity;
import steward.outbox.Lane;

/**
 * The events among what waits for the broker: at most {@link LedgerLimits#events} of at most
 * {@link LedgerLimits#eventBytes}. When there are more, the oldest of the least severe go, and are counted.
 */
final class EventLane {
    private static final String DROPPED = "dropped_events.";

    private final Sql sql;
    private final LedgerLimits limits;
    private final Map<Severity, Long> dropped = new EnumMap<>(Severity.class);
    private long count;
    private long bytes;

    EventLane(Sql sql, LedgerLimits limits) {
        this.sql = sql;
        this.limits = limits;
        count = sql.number("SELECT count(*) FROM outbox WHERE severity IS NOT NULL");
        bytes = sql.number("SELECT coalesce(sum(length(payload)), 0) FROM outbox WHERE severity IS NOT NULL");
        for (Severity severity : Severity.values()) {
            long known = sql.number("SELECT value FROM fact WHERE name = ?", name(severity));
            if (known > 0) {
                dropped.put(severity, known);
            }
        }
    }

    Map<Severity, Long> dropped() {
        return new EnumMap<>(dropped);
    }

    /** Within a transaction: inserts them and makes room. {@link #done} tells once they are on disk. */
    Change insert(List<WaitingEvent> events) {
        Change change = new Change();
        for (WaitingEvent event : events) {
            sql.update(
                    "INSERT INTO outbox (lane, subject, dedupe_id, payload, severity) VALUES (?, ?, ?, ?, ?)",
                    Lane.EVENT.name(),
                    event.parcel().subject(),
                    event.parcel().dedupeId(),
                    event.parcel().payload(),
                    event.severity().number());
            change.count++;
            change.bytes += event.parcel().payload().length();
        }
        makeRoom(change);
        change.dropped.forEach((severity, more) -> sql.update(
                "INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)",
                name(severity),
                Long.toString(dropped.getOrDefault(severity, 0L) + more)));
        return change;
    }

    void done(Change change) {
        count += change.count;
        bytes += change.bytes;
        change.dropped.forEach((severity, more) -> dropped.merge(severity, more, Long::sum));
    }

    /** To be called once a confirmed event is gone from the disk. */
    void deleted(int length) {
        count--;
        bytes -= length;
    }

    private void makeRoom(Change change) {
        long tooMany = count + change.count - limits.events();
        if (tooMany > 0) {
            drop(change, tooMany);
        }
        while (bytes + change.bytes > limits.eventBytes() && count + change.count > 0) {
            drop(change, 1);
        }
    }

    private void drop(Change change, long most) {
        sql.list(
                row -> change.gone(Severity.ofNumber(row.getInt(1)).orElseThrow(), row.getLong(2)),
                "DELETE FROM outbox WHERE number IN (SELECT number FROM outbox WHERE severity IS NOT NULL"
                        + " ORDER BY severity DESC, number LIMIT ?) RETURNING severity, length(payload)",
                most);
    }

    private static String name(Severity severity) {
        return DROPPED + severity.wireName();
    }

    /** What one transaction does to the lane. */
    static final class Change {
        private final Map<Severity, Long> dropped = new EnumMap<>(Severity.class);
        private long count;
        private long bytes;

        private boolean gone(Severity severity, long length) {
            dropped.merge(severity, 1L, Long::sum);
            count--;
            bytes -= length;
            return true;
        }

        /** By how many messages the outbox grew, or shrank. */
        int growth() {
            return (int) count;
        }
    }
}
