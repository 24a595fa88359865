package steward.agent.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.agent.unit.LedgerEntry;
import steward.codec.MessageCodec;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;

/**
 * The commands of a ledger.
 *
 * <p>What is kept of an ended one, until its time has passed: that it was, how it ended, and its last ack to answer a
 * redelivery with; no longer its arguments, which may be a megabyte. Once the acks that carry output have more than
 * {@link LedgerLimits#endedOutputBytes}, the oldest give their output up and say so, until half of that is left.
 */
final class CommandTable {
    private static final String COLUMNS = "id, state, stored, sequence, run, started_at, keep_until, payload, last_ack";
    private static final String BULKY = "NOT open AND length(last_ack) > " + EndedAck.BULKY_BYTES;

    private final Sql sql;
    private final LedgerLimits limits;
    private int open;
    private int ended;
    private long bulkyBytes;

    CommandTable(Sql sql, LedgerLimits limits) {
        this.sql = sql;
        this.limits = limits;
        count();
    }

    int openCount() {
        return open;
    }

    boolean isFull() {
        return ended >= limits.ended();
    }

    boolean isBlank() {
        return sql.number("SELECT count(*) FROM (SELECT 1 FROM command LIMIT 1)") == 0;
    }

    Optional<LedgerEntry> find(CommandId command) {
        return sql.first(CommandTable::entry, "SELECT " + COLUMNS + " FROM command WHERE id = ?", command.toString());
    }

    List<CommandId> open(int limit) {
        return sql.list(
                row -> CommandId.parse(row.getString(1)),
                "SELECT id FROM command WHERE open ORDER BY number LIMIT ?",
                limit);
    }

    void insert(LedgerEntry entry) {
        Bytes kept = kept(entry);
        sql.update(
                "INSERT INTO command (" + COLUMNS + ", open, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.command().id().toString(),
                entry.state().name(),
                entry.stored(),
                entry.sequence(),
                entry.run(),
                text(entry.startedAt()),
                entry.keepUntil().toEpochMilli(),
                kept,
                entry.lastAck(),
                isOpen(entry),
                sum(entry, kept));
    }

    void update(LedgerEntry entry) {
        Bytes kept = kept(entry);
        int changed = sql.update(
                "UPDATE command SET state = ?, sequence = ?, run = ?, started_at = ?, keep_until = ?, payload = ?,"
                        + " last_ack = ?, open = ?, sum = ? WHERE id = ? AND open",
                entry.state().name(),
                entry.sequence(),
                entry.run(),
                text(entry.startedAt()),
                entry.keepUntil().toEpochMilli(),
                kept,
                entry.lastAck(),
                isOpen(entry),
                sum(entry, kept),
                entry.command().id().toString());
        if (changed != 1) {
            throw new LedgerException(
                    LedgerException.Kind.FAILED,
                    "command " + entry.command().id() + " is not open: an ended command never changes");
        }
    }

    /** To be called once a new command is on disk. */
    void inserted(LedgerEntry entry) {
        open++;
        updated(entry);
    }

    /** To be called once a change of a command is on disk. */
    void updated(LedgerEntry entry) {
        if (isOpen(entry)) {
            return;
        }
        open--;
        ended++;
        if (EndedAck.isBulky(entry.lastAck())) {
            bulkyBytes += entry.lastAck().length();
            makeRoom();
        }
    }

    /** Up to when the last one was kept whose time has passed, in whole milliseconds upwards. */
    Optional<Instant> lastKeptUntilBefore(Instant now) {
        return sql.first(
                row -> Instant.ofEpochMilli(row.getLong(1) + 1),
                "SELECT keep_until FROM command WHERE NOT open AND keep_until < ? ORDER BY keep_until DESC LIMIT 1",
                now.toEpochMilli());
    }

    /** Forgets ended ones whose time has passed. */
    int forget(Instant now) {
        return sql.update("DELETE FROM command WHERE NOT open AND keep_until < ?", now.toEpochMilli());
    }

    /** To be called once they are gone from the disk. */
    void forgotten() {
        count();
    }

    private void makeRoom() {
        if (bulkyBytes <= limits.endedOutputBytes()) {
            return;
        }
        try {
            sql.transaction(() -> {
                long number = 0;
                while (bulkyBytes > limits.endedOutputBytes() / 2 && number >= 0) {
                    number = giveUpOutputAfter(number);
                }
            });
        } catch (LedgerException e) {
            // The next one that ends tries again; that the disk has trouble shows where it matters.
            count();
        }
    }

    /** Takes the output off the first bulky ack behind that number; gives its number, or -1 where there is none. */
    private long giveUpOutputAfter(long number) {
        Optional<BulkyRow> found = sql.first(
                row -> new BulkyRow(row.getLong(1), Bytes.copyOf(row.getBytes(2))),
                "SELECT number, last_ack FROM command WHERE " + BULKY + " AND number > ? ORDER BY number LIMIT 1",
                number);
        if (found.isEmpty()) {
            return -1;
        }
        BulkyRow row = found.get();
        sql.update(
                "UPDATE command SET last_ack = ?, sum = NULL WHERE number = ?",
                EndedAck.withoutOutput(row.ack()),
                row.number());
        bulkyBytes -= row.ack().length();
        return row.number();
    }

    private void count() {
        open = (int) sql.number("SELECT count(*) FROM command WHERE open");
        ended = (int) sql.number("SELECT count(*) FROM command WHERE NOT open");
        bulkyBytes = sql.number("SELECT coalesce(sum(length(last_ack)), 0) FROM command WHERE " + BULKY);
    }

    private static long sum(LedgerEntry entry, Bytes kept) {
        return RowSum.of(
                entry.command().id().toString(),
                entry.state().name(),
                isOpen(entry),
                entry.sequence(),
                entry.run(),
                text(entry.startedAt()),
                entry.keepUntil().toEpochMilli(),
                kept,
                entry.lastAck());
    }

    private static Bytes kept(LedgerEntry entry) {
        if (isOpen(entry)) {
            return entry.payload();
        }
        Command ended = entry.command();
        return Bytes.copyOf(MessageCodec.encode(new Command(
                ended.id(),
                ended.job(),
                ended.address(),
                Attributes.none(),
                ended.createdAt(),
                ended.validUntil(),
                ended.runLimit(),
                ended.onInterrupt(),
                ended.parent(),
                ended.operator(),
                ended.label())));
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        Bytes payload = Bytes.copyOf(row.getBytes("payload"));
        return new LedgerEntry(
                (Command) MessageCodec.decode(payload.toArray()),
                payload,
                row.getLong("stored"),
                CommandState.valueOf(row.getString("state")),
                row.getLong("sequence"),
                row.getInt("run"),
                Optional.ofNullable(row.getString("started_at")).map(Instant::parse),
                Instant.ofEpochMilli(row.getLong("keep_until")),
                Bytes.copyOf(row.getBytes("last_ack")));
    }

    private static boolean isOpen(LedgerEntry entry) {
        return !entry.state().isFinal();
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    private record BulkyRow(long number, Bytes ack) {}
}
