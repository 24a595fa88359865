package steward.agent.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.agent.unit.HeldSchedule;
import steward.agent.unit.HeldSchedule.Gap;
import steward.agent.unit.HeldSchedule.LastRun;
import steward.agent.unit.HeldSchedule.Progress;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.trust.KeyId;
import steward.trust.Signed;

/** The schedules of a ledger, and the signed orders that may become some: those have no {@code up_to} yet. */
final class ScheduleTable {
    private final Sql sql;

    ScheduleTable(Sql sql) {
        this.sql = sql;
    }

    void putOrder(CommandId id, Signed order) {
        sql.update(
                "INSERT INTO schedule (id, payload, key, signature) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                id.toString(),
                order.payload(),
                order.key().value(),
                order.signature());
    }

    Optional<Signed> order(CommandId id) {
        return sql.first(ScheduleTable::signed, "SELECT * FROM schedule WHERE id = ?", id.toString());
    }

    List<HeldSchedule> all() {
        return sql.list(
                row -> HeldSchedule.of(signed(row), progress(row)),
                "SELECT * FROM schedule WHERE up_to IS NOT NULL ORDER BY number");
    }

    void put(HeldSchedule schedule) {
        putOrder(schedule.id(), schedule.signed());
        Progress progress = schedule.progress();
        sql.update(
                "UPDATE schedule SET up_to = ?, gap_from = ?, gap_to = ?, last_run = ?, last_planned = ?, runs = ?,"
                        + " skipped = ? WHERE id = ?",
                progress.upTo().toString(),
                text(progress.gap().map(Gap::from)),
                text(progress.gap().map(Gap::to)),
                text(progress.last().map(LastRun::command)),
                text(progress.last().map(LastRun::planned)),
                progress.runs(),
                progress.skipped(),
                schedule.id().toString());
    }

    void delete(CommandId id) {
        sql.update("DELETE FROM schedule WHERE id = ?", id.toString());
    }

    /** Forgets orders that became no schedule and have ended. */
    void forgetOrders() {
        sql.update("DELETE FROM schedule WHERE up_to IS NULL AND id NOT IN (SELECT id FROM command WHERE open)");
    }

    private static Signed signed(ResultSet row) throws SQLException {
        return new Signed(
                Bytes.copyOf(row.getBytes("payload")),
                new KeyId(row.getString("key")),
                Bytes.copyOf(row.getBytes("signature")));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        Optional<Instant> gapFrom = instant(row, "gap_from");
        Optional<Instant> lastPlanned = instant(row, "last_planned");
        return new Progress(
                instant(row, "up_to").orElseThrow(),
                gapFrom.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Gap(gapFrom.get(), instant(row, "gap_to").orElseThrow())),
                lastPlanned.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new LastRun(CommandId.parse(row.getString("last_run")), lastPlanned.get())),
                row.getLong("runs"),
                row.getLong("skipped"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(Instant::parse);
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
