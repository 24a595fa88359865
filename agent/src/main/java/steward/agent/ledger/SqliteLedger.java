package steward.agent.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import steward.agent.unit.Cursor;
import steward.agent.unit.Floor;
import steward.agent.unit.HeldSchedule;
import steward.agent.unit.Ledger;
import steward.agent.unit.LedgerEntry;
import steward.agent.unit.SourcePosition;
import steward.agent.unit.WaitingEvent;
import steward.bus.Parcel;
import steward.message.CommandId;
import steward.message.IdSource;
import steward.message.MessageId;
import steward.message.Severity;
import steward.outbox.Lane;
import steward.outbox.OutboxEntry;
import steward.trust.Signed;

/**
 * The ledger in one SQLite file: a {@link CommandTable}, an {@link OutboxTable}, a {@link RecallTable}, a
 * {@link ScheduleTable}, a {@link PositionTable} and single facts, which change together.
 * Bounds: open commands by the gate; all else by {@link LedgerLimits}.
 */
public final class SqliteLedger implements Ledger, AutoCloseable {
    private static final String LACKS_FLOOR = "lacks_floor";

    private final LedgerFile file;
    private final Sql sql;
    private final CommandTable commands;
    private final OutboxTable outbox;
    private final RecallTable recalls;
    private final PositionTable positions;
    private final ScheduleTable schedules;
    private final MessageId id;
    private final Witness witness;
    private long changes;
    private long epoch;
    private Floor floor;
    private boolean lacksFloor;
    private Instant forgotten;
    private Cursor cursor;
    private Optional<Instant> proved;
    private Optional<String> machine;

    /**
     * Opens the ledger of that folder, makes it where there is none, and raises the epoch.
     *
     * @throws LedgerException when another agent uses the folder, or it cannot be used at all
     */
    public SqliteLedger(Path folder, LedgerLimits limits, IdSource ids) {
        this(folder, limits, ids, UnaryOperator.identity());
    }

    /**
     * As the other.
     *
     * @param disk what stands between the ledger and its file, such as a disk with trouble
     */
    public SqliteLedger(Path folder, LedgerLimits limits, IdSource ids, UnaryOperator<Connection> disk) {
        file = LedgerFile.open(folder, disk);
        try {
            sql = file.sql();
            boolean hadOther = Witness.of(folder).isPresent();
            id = fact("id")
                    .map(MessageId::parse)
                    .orElseGet(() -> sql.transaction(() -> made(ids.nextMessage(), hadOther)));
            changes = fact(LedgerFile.CHANGES).map(Long::parseLong).orElse(0L);
            witness = Witness.open(folder);
            witness.say(new Witness.Word(id.toString(), changes));
            epoch = fact("epoch").map(Long::parseLong).orElse(0L);
            floor = new Floor(
                    fact("floor").map(Instant::parse).orElse(Instant.EPOCH),
                    fact("floor_place").map(SqliteLedger::cursor).orElse(Cursor.START));
            lacksFloor = fact(LACKS_FLOOR).isPresent();
            proved = fact("proved").map(Instant::parse);
            machine = fact("machine");
            forgotten = fact("forgotten").map(Instant::parse).orElse(Instant.EPOCH);
            cursor = fact("cursor").map(SqliteLedger::cursor).orElse(Cursor.START);
            commands = new CommandTable(sql, limits);
            outbox = new OutboxTable(sql, limits);
            recalls = new RecallTable(sql);
            positions = new PositionTable(sql);
            schedules = new ScheduleTable(sql);
            raiseEpoch(epoch + 1);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
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
    public Floor floor() {
        return floor;
    }

    @Override
    public boolean lacksFloor() {
        return lacksFloor;
    }

    @Override
    public void lackFloor() {
        keep(LACKS_FLOOR, "yes");
        lacksFloor = true;
    }

    @Override
    public void setFloor(Floor next) {
        sql.transaction(() -> {
            keep("floor", next.before().toString());
            keep("floor_place", text(next.upTo()));
            sql.update("DELETE FROM fact WHERE name = ?", LACKS_FLOOR);
        });
        floor = next;
        lacksFloor = false;
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
        return commands.isBlank();
    }

    @Override
    public Optional<LedgerEntry> find(CommandId command) {
        return commands.find(command);
    }

    @Override
    public List<CommandId> open(int limit) {
        return commands.open(limit);
    }

    @Override
    public int openCount() {
        return commands.openCount();
    }

    @Override
    public Optional<String> full() {
        if (outbox.isFullOfAnswers()) {
            return Optional.of("too many answers wait for the broker");
        }
        return commands.isFull() ? Optional.of("too many ended commands must still be remembered") : Optional.empty();
    }

    @Override
    public void enter(LedgerEntry entry, Parcel ack) {
        change(() -> {
            commands.insert(entry);
            outbox.insert(Lane.CONTROL, ack);
        });
        outbox.inserted(Lane.CONTROL, ack);
        commands.inserted(entry);
    }

    @Override
    public void advance(LedgerEntry entry, Parcel ack) {
        change(() -> {
            commands.update(entry);
            outbox.insert(Lane.CONTROL, ack);
        });
        outbox.inserted(Lane.CONTROL, ack);
        commands.updated(entry);
    }

    @Override
    public boolean put(Lane lane, Parcel parcel) {
        if (!outbox.hasRoomFor(lane, parcel)) {
            return false;
        }
        sql.transaction(() -> outbox.insert(lane, parcel));
        outbox.inserted(lane, parcel);
        return true;
    }

    @Override
    public void putEvents(List<WaitingEvent> events, List<SourcePosition> reached) {
        outbox.inserted(sql.transaction(() -> {
            reached.forEach(positions::put);
            return outbox.insert(events);
        }));
    }

    @Override
    public Map<String, String> positions(String source) {
        return positions.of(source);
    }

    @Override
    public int outboxCount() {
        return outbox.size();
    }

    @Override
    public Map<Severity, Long> droppedEvents() {
        return outbox.droppedEvents();
    }

    @Override
    public List<OutboxEntry> waiting(Lane lane, long afterNumber, int limit) {
        return outbox.waiting(lane, afterNumber, limit);
    }

    @Override
    public void confirmed(List<Confirmed> confirmed) {
        outbox.deleted(sql.transaction(() -> outbox.delete(confirmed)));
    }

    @Override
    public void recall(CommandId command, Recall recall) {
        change(() -> recalls.put(command, recall));
    }

    @Override
    public Optional<Recall> recalled(CommandId command) {
        return recalls.find(command);
    }

    @Override
    public void keepOrder(CommandId schedule, Signed order) {
        sql.transaction(() -> schedules.putOrder(schedule, order));
    }

    @Override
    public Optional<Signed> order(CommandId schedule) {
        return schedules.order(schedule);
    }

    @Override
    public List<HeldSchedule> schedules() {
        return schedules.all();
    }

    @Override
    public void keepSchedule(HeldSchedule schedule) {
        change(() -> schedules.put(schedule));
    }

    @Override
    public void dropSchedule(CommandId schedule) {
        change(() -> schedules.delete(schedule));
    }

    @Override
    public void enterRun(HeldSchedule after, LedgerEntry entry, Parcel ack) {
        change(() -> {
            schedules.put(after);
            commands.insert(entry);
            outbox.insert(Lane.CONTROL, ack);
        });
        outbox.inserted(Lane.CONTROL, ack);
        commands.inserted(entry);
    }

    @Override
    public Cursor cursor() {
        return cursor;
    }

    @Override
    public void moveCursor(Cursor next) {
        if (!next.equals(cursor)) {
            keep("cursor", text(next));
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
        Optional<Instant> last = commands.lastKeptUntilBefore(now).filter(forgotten::isBefore);
        int count = sql.transaction(() -> {
            last.ifPresent(instant -> keep("forgotten", instant.toString()));
            schedules.forgetOrders();
            return commands.forget(now) + recalls.forget(now);
        });
        forgotten = last.orElse(forgotten);
        commands.forgotten();
        return count;
    }

    @Override
    public Instant forgotten() {
        return forgotten;
    }

    @Override
    public void close() {
        witness.close();
        file.close();
    }

    /** A change that must never be forgotten. */
    private void change(Runnable work) {
        long next = changes + 1;
        sql.transaction(() -> {
            work.run();
            keep(LedgerFile.CHANGES, Long.toString(next));
        });
        changes = next;
        witness.say(new Witness.Word(id.toString(), next));
    }

    private MessageId made(MessageId fresh, boolean hadOther) {
        keep("id", fresh.toString());
        if (hadOther || file.hasDamaged()) {
            keep(LACKS_FLOOR, "yes");
        }
        return fresh;
    }

    private Optional<String> fact(String name) {
        return sql.first(row -> row.getString(1), "SELECT value FROM fact WHERE name = ?", name);
    }

    private void keep(String name, String value) {
        sql.update("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", name, value);
    }

    private static String text(Cursor cursor) {
        return cursor.stream() + " " + cursor.complete()
                + cursor.storedAt().map(at -> " " + at).orElse("");
    }

    private static Cursor cursor(String text) {
        String[] words = text.split(" ");
        return new Cursor(
                Instant.parse(words[0]),
                Long.parseLong(words[1]),
                words.length > 2 ? Optional.of(Instant.parse(words[2])) : Optional.empty());
    }
}
