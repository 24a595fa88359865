package steward.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import steward.bus.StreamIdentity;
import steward.codec.MessageCodec;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.console.job.Heard;
import steward.console.job.JobStore;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.Presence;

/** What nodes last said: of themselves, and on each of their subjects. */
final class Answers {
    private final Database database;

    Answers(Database database) {
        this.database = database;
    }

    void save(JobStore.Answer answer) {
        Cell cell = answer.cell();
        database.update(
                "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                        + " state = excluded.state, at = excluded.at, exit_code = excluded.exit_code,"
                        + " command = excluded.command, job = excluded.job, stream = excluded.stream,"
                        + " sequence = excluded.sequence, stored_at = excluded.stored_at,"
                        + " percent = excluded.percent"
                        + " WHERE excluded.stream <> stream OR excluded.sequence > sequence",
                answer.node(),
                cell.column().method(),
                cell.column().domain(),
                cell.state(),
                cell.at(),
                number(cell.exitCode()),
                cell.command(),
                cell.job(),
                answer.place().stream(),
                answer.place().sequence(),
                answer.place().storedAt(),
                number(cell.percent()));
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }

    Optional<JobStore.Answer> find(Address address) {
        return database.first(
                Answers::answer,
                "SELECT * FROM answer WHERE node = ? AND method = ? AND domain = ?",
                address.node(),
                address.method(),
                address.domain());
    }

    List<JobStore.Answer> all() {
        return database.list(Answers::answer, "SELECT * FROM answer");
    }

    void save(Presence presence, Bytes payload, JobStore.Place place) {
        database.update(
                "INSERT INTO presence (node, stream, sequence, stored_at, payload) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO UPDATE SET stream = excluded.stream, sequence = excluded.sequence,"
                        + " stored_at = excluded.stored_at, payload = excluded.payload"
                        + " WHERE excluded.stream <> stream OR excluded.sequence > sequence",
                presence.node(),
                place.stream(),
                place.sequence(),
                place.storedAt(),
                payload);
    }

    List<Heard> presences() {
        return database.list(Answers::heard, "SELECT stored_at, payload FROM presence");
    }

    List<Heard> heardOfWaiting(Optional<NodeName> after, Instant validAt, int limit) {
        return database.list(
                Answers::heard,
                "SELECT stored_at, payload FROM presence WHERE node > ? AND EXISTS (SELECT 1 FROM command"
                        + " WHERE command.node = presence.node AND own AND open AND valid_until >= ?)"
                        + " ORDER BY node LIMIT ?",
                after.map(NodeName::value).orElse(""),
                validAt,
                limit);
    }

    /** The broker's stream of acks reaches only that far now: what stood behind that counts as older than what comes. */
    void answersRolledBack(StreamIdentity stream) {
        database.update(
                "UPDATE answer SET sequence = 0 WHERE stream = ? AND sequence > ?",
                stream.created(),
                stream.lastSequence());
    }

    /** As {@link #answersRolledBack} for the presences. */
    void presencesRolledBack(StreamIdentity stream) {
        database.update(
                "UPDATE presence SET sequence = 0 WHERE stream = ? AND sequence > ?",
                stream.created(),
                stream.lastSequence());
    }

    private static Heard heard(ResultSet row) throws SQLException {
        return new Heard(MessageCodec.decodePresence(row.getBytes("payload")), Nanos.at(row, "stored_at"));
    }

    private static JobStore.Answer answer(ResultSet row) throws SQLException {
        return new JobStore.Answer(
                new NodeName(row.getString("node")),
                new Cell(
                        new Column(new MethodName(row.getString("method")), new Domain(row.getString("domain"))),
                        CommandState.valueOf(row.getString("state")),
                        Nanos.at(row, "at"),
                        number(row, "exit_code"),
                        CommandId.parse(row.getString("command")),
                        JobId.parse(row.getString("job")),
                        number(row, "percent")),
                new JobStore.Place(Nanos.at(row, "stream"), row.getLong("sequence"), Nanos.at(row, "stored_at")));
    }
}
