package steward.agent.ledger;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.agent.unit.Cursor;
import steward.agent.unit.Ledger;
import steward.agent.unit.LedgerEntry;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.IdSource;
import steward.message.MessageId;
import steward.outbox.Lane;
import steward.outbox.OutboxEntry;

/**
 * The ledger in one SQLite file. Bounds: 10,000 open commands by the gate, ended ones until their time to be kept has
 * passed; {@link Ledger#MAX_EVENTS} events; output up to the given number of bytes.
 */
public final class SqliteLedger implements Ledger, AutoCloseable {
    private static final String COLUMNS = "id, state, stored, sequence, run, started_at, keep_until, payload, last_ack";

    private final LedgerFile file;
    private final Sql sql;
    private final long maxOutputBytes;
    private final MessageId id;
    private long epoch;
    private Instant floor;
    private Cursor cursor;
    private Optional<Instant> proved;
    private Optional<String> machine;
    private int openCount;
    private int outboxCount;
    private long outputBytes;

    /**
     * Opens the ledger of that folder, makes it where there is none, and raises the epoch.
     *
     * @param maxOutputBytes output beyond this waits for no broker: it is cut, and counted as cut
     * @throws LedgerException when another agent uses the folder, or it cannot be used at all
     */
    public SqliteLedger(Path folder, long maxOutputBytes, IdSource ids) {
        file = LedgerFile.open(folder);
        sql = file.sql();
        this.maxOutputBytes = maxOutputBytes;
        id = fact("id").map(MessageId::parse).orElseGet(() -> made(ids.nextMessage()));
        epoch = fact("epoch").map(Long::parseLong).orElse(0L);
        floor = fact("floor").map(Instant::parse).orElse(Instant.EPOCH);
        proved = fact("proved").map(Instant::parse);
        machine = fact("machine");
        cursor = fact("cursor").map(SqliteLedger::cursor).orElse(Cursor.START);
        openCount = (int) sql.number("SELECT count(*) FROM command WHERE open");
        outboxCount = (int) sql.number("SELECT count(*) FROM outbox");
        outputBytes =
                sql.number("SELECT coalesce(sum(length(payload)), 0) FROM outbox WHERE lane = ?", lane(Lane.OUTPUT));
        raiseEpoch(epoch + 1);
    }

    /** Where a damaged ledger was put aside, when opening found one. */
    public Optional<Path> damaged() {
        return file.damaged();
    }

    @Override
    public MessageId id() {
        return id;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public void raiseEpoch(long least) {
        if (least > epoch) {
            keep("epoch", Long.toString(least));
            epoch = least;
        }
    }

    @Override
    public Instant floor() {
        return floor;
    }

    @Override
    public void raiseFloor(Instant least) {
        if (least.isAfter(floor)) {
            keep("floor", least.toString());
            floor = least;
        }
    }

    @Override
    public Optional<String> machine() {
        return machine;
    }

    @Override
    public void settleOn(String machineId) {
        if (!machine.equals(Optional.of(machineId))) {
            keep("machine", machineId);
            machine = Optional.of(machineId);
        }
    }

    @Override
    public boolean isBlank() {
        return sql.number("SELECT count(*) FROM (SELECT 1 FROM command LIMIT 1)") == 0;
    }

    @Override
    public Optional<LedgerEntry> find(CommandId command) {
        return sql.first(SqliteLedger::entry, "SELECT " + COLUMNS + " FROM command WHERE id = ?", command.toString());
    }

    @Override
    public List<CommandId> open(int limit) {
        return sql.list(
                row -> CommandId.parse(row.getString(1)),
                "SELECT id FROM command WHERE open ORDER BY number LIMIT ?",
                limit);
    }

    @Override
    public int openCount() {
        return openCount;
    }

    @Override
    public void enter(LedgerEntry entry, Parcel ack) {
        sql.transaction(() -> {
            sql.update(
                    "INSERT INTO command (" + COLUMNS + ", open) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    entry.command().id().toString(),
                    entry.state().name(),
                    entry.stored(),
                    entry.sequence(),
                    entry.run(),
                    text(entry.startedAt()),
                    entry.keepUntil().toEpochMilli(),
                    entry.payload(),
                    entry.lastAck(),
                    isOpen(entry));
            insert(Lane.CONTROL, ack);
        });
        outboxCount++;
        openCount += isOpen(entry) ? 1 : 0;
    }

    @Override
    public void advance(LedgerEntry entry, Parcel ack) {
        sql.transaction(() -> {
            int changed = sql.update(
                    "UPDATE command SET state = ?, sequence = ?, run = ?, started_at = ?, keep_until = ?, last_ack = ?,"
                            + " open = ? WHERE id = ? AND open",
                    entry.state().name(),
                    entry.sequence(),
                    entry.run(),
                    text(entry.startedAt()),
                    entry.keepUntil().toEpochMilli(),
                    entry.lastAck(),
                    isOpen(entry),
                    entry.command().id().toString());
            if (changed != 1) {
                throw new LedgerException(
                        "command " + entry.command().id() + " is not open: an ended command never changes");
            }
            insert(Lane.CONTROL, ack);
        });
        outboxCount++;
        openCount -= isOpen(entry) ? 0 : 1;
    }

    @Override
    public boolean put(Lane lane, Parcel parcel) {
        if (lane == Lane.OUTPUT && outputBytes + parcel.payload().length() > maxOutputBytes) {
            return false;
        }
        sql.transaction(() -> {
            if (lane == Lane.EVENT) {
                makeRoomForEvent();
            }
            insert(lane, parcel);
        });
        outboxCount = (int) sql.number("SELECT count(*) FROM outbox");
        outputBytes += lane == Lane.OUTPUT ? parcel.payload().length() : 0;
        return true;
    }

    @Override
    public int outboxCount() {
        return outboxCount;
    }

    @Override
    public long droppedEvents() {
        return fact("dropped_events").map(Long::parseLong).orElse(0L);
    }

    @Override
    public List<OutboxEntry> waiting(Lane lane, long afterNumber, int limit) {
        return sql.list(
                row -> new OutboxEntry(
                        row.getLong(1),
                        lane,
                        new Parcel(row.getString(2), Bytes.copyOf(row.getBytes(4)), Map.of(), row.getString(3))),
                "SELECT number, subject, dedupe_id, payload FROM outbox WHERE lane = ? AND number > ?"
                        + " ORDER BY number LIMIT ?",
                lane(lane),
                afterNumber,
                limit);
    }

    @Override
    public void confirmed(List<Confirmed> confirmed) {
        sql.transaction(() -> confirmed.forEach(one ->
                sql.update("DELETE FROM outbox WHERE number = ?", one.entry().number())));
        outboxCount = (int) sql.number("SELECT count(*) FROM outbox");
        outputBytes -= confirmed.stream()
                .filter(one -> one.entry().lane() == Lane.OUTPUT)
                .mapToLong(one -> one.entry().parcel().payload().length())
                .sum();
    }

    @Override
    public void recall(CommandId command, Recall recall) {
        sql.update(
                "INSERT OR REPLACE INTO recall (id, operator, keep_until) VALUES (?, ?, ?)",
                command.toString(),
                recall.operator(),
                recall.keepUntil().toEpochMilli());
    }

    @Override
    public Optional<Recall> recalled(CommandId command) {
        return sql.first(
                row -> new Recall(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
                "SELECT operator, keep_until FROM recall WHERE id = ?",
                command.toString());
    }

    @Override
    public Cursor cursor() {
        return cursor;
    }

    @Override
    public void moveCursor(Cursor next) {
        if (!next.equals(cursor)) {
            keep("cursor", next.stream() + " " + next.complete());
            cursor = next;
        }
    }

    @Override
    public Optional<Instant> proved() {
        return proved;
    }

    @Override
    public void prove(Instant signed) {
        if (proved.isEmpty() || signed.isAfter(proved.get())) {
            keep("proved", signed.toString());
            proved = Optional.of(signed);
        }
    }

    @Override
    public int forget(Instant now) {
        int commands = sql.update("DELETE FROM command WHERE NOT open AND keep_until < ?", now.toEpochMilli());
        return commands + sql.update("DELETE FROM recall WHERE keep_until < ?", now.toEpochMilli());
    }

    @Override
    public void close() {
        file.close();
    }

    private MessageId made(MessageId fresh) {
        keep("id", fresh.toString());
        return fresh;
    }

    private void makeRoomForEvent() {
        if (sql.number("SELECT count(*) FROM outbox WHERE lane = ?", lane(Lane.EVENT)) >= MAX_EVENTS) {
            sql.update(
                    "DELETE FROM outbox WHERE number = (SELECT min(number) FROM outbox WHERE lane = ?)",
                    lane(Lane.EVENT));
            keep("dropped_events", Long.toString(droppedEvents() + 1));
        }
    }

    private void insert(Lane lane, Parcel parcel) {
        sql.update(
                "INSERT INTO outbox (lane, subject, dedupe_id, payload) VALUES (?, ?, ?, ?)",
                lane(lane),
                parcel.subject(),
                parcel.dedupeId(),
                parcel.payload());
    }

    private Optional<String> fact(String name) {
        return sql.first(row -> row.getString(1), "SELECT value FROM fact WHERE name = ?", name);
    }

    private void keep(String name, String value) {
        sql.update("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", name, value);
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

    private static Cursor cursor(String text) {
        int space = text.indexOf(' ');
        return new Cursor(Instant.parse(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
    }

    private static boolean isOpen(LedgerEntry entry) {
        return !entry.state().isFinal();
    }

    private static String lane(Lane lane) {
        return lane.name();
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
