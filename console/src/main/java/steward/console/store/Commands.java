package steward.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.codec.MessageCodec;
import steward.console.fleet.Column;
import steward.console.job.CommandParcel;
import steward.console.job.CommandStatus;
import steward.console.job.OpenCommand;
import steward.console.job.Tracked;
import steward.console.job.Undelivered;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.trust.Signed;

/** The commands: their signed bytes, and how far each of them got. */
final class Commands {
    private final Database database;
    private final Histories histories;

    Commands(Database database) {
        this.database = database;
        histories = new Histories(database);
    }

    boolean add(CommandParcel parcel, CommandProgress progress, boolean own) {
        return add(parcel, progress, own, null);
    }

    /** @param schedule the order that made it, of a run */
    boolean add(CommandParcel parcel, CommandProgress progress, boolean own, @Nullable CommandId schedule) {
        Command command = parcel.command();
        int added = database.update(
                "INSERT INTO command (id, job, node, own, state, open, sent_at, valid_until, key, signature, payload,"
                        + " schedule) VALUES (?, (SELECT n FROM job WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO NOTHING",
                command.id(),
                command.job(),
                command.address().node(),
                own,
                progress.state(),
                !progress.isFinal(),
                progress.sentAt(),
                command.validUntil(),
                parcel.headers().getOrDefault(Signed.KEY_HEADER, ""),
                parcel.headers().getOrDefault(Signed.SIGNATURE_HEADER, ""),
                parcel.payload(),
                schedule);
        if (added == 0) {
            return false;
        }
        CommandProgress sending = CommandProgress.sending(progress.command(), progress.sentAt());
        if (!progress.equals(sending)) {
            save(sending, progress);
        }
        return true;
    }

    void save(CommandProgress before, CommandProgress after) {
        database.update(
                "UPDATE command SET state = ?, open = ?, cancel = ?, cancel_at = ?, abandoned_by = ?, abandoned_at = ?"
                        + " WHERE id = ?",
                after.state(),
                !after.isFinal(),
                after.cancel().map(Fact.CancelRequested::cancel).orElse(null),
                after.cancel().map(Fact.CancelRequested::at).orElse(null),
                after.abandoned().map(Fact.Abandoned::by).orElse(null),
                after.abandoned().map(Fact.Abandoned::at).orElse(null),
                after.command());
        if (!after.outcome().equals(before.outcome())) {
            database.update(
                    "UPDATE command SET outcome = ? WHERE id = ?",
                    after.outcome().map(MessageCodec::encode).orElse(null),
                    after.command());
        }
        histories.save(number(after.command()), before, after);
    }

    Optional<Tracked> tracked(CommandId id) {
        return database.first(
                row -> new Tracked(
                        histories.progress(row),
                        JobId.parse(row.getString("job_id")),
                        new NodeName(row.getString("node")),
                        row.getBoolean("own")),
                "SELECT command.*, job.id AS job_id FROM command JOIN job ON job.n = command.job WHERE command.id = ?",
                id);
    }

    Optional<CommandParcel> parcel(CommandId id) {
        return database.first(Commands::parcel, "SELECT * FROM command WHERE id = ?", id);
    }

    Optional<Bytes> payload(CommandId id) {
        return database.first(
                row -> Bytes.copyOf(row.getBytes("payload")), "SELECT payload FROM command WHERE id = ?", id);
    }

    List<CommandId> ofJob(JobId job, boolean openOnly) {
        return database.list(
                row -> CommandId.parse(row.getString("id")),
                "SELECT id FROM command WHERE job = (SELECT n FROM job WHERE id = ?) AND (open OR NOT ?) ORDER BY n",
                job,
                openOnly);
    }

    List<CommandId> runsOf(CommandId schedule, int limit) {
        return database.list(
                row -> CommandId.parse(row.getString("id")),
                "SELECT id FROM command WHERE schedule = ? ORDER BY id DESC LIMIT ?",
                schedule,
                limit);
    }

    void describe(CommandParcel run) {
        database.update(
                "UPDATE command SET payload = ? WHERE id = ? AND schedule IS NOT NULL",
                run.payload(),
                run.command().id());
    }

    /** Of each node the last answers to orders about schedules: more than one, as their order here need not be that there. */
    List<CommandStatus> scheduleAnswers() {
        return statuses(
                "n IN (SELECT n FROM (SELECT command.n, row_number() OVER (PARTITION BY node ORDER BY command.n DESC)"
                        + " AS place FROM command JOIN job ON job.n = command.job WHERE method = 'schedule'"
                        + " AND state IN ('SUCCEEDED', 'FAILED')) WHERE place <= 8) ORDER BY node, n");
    }

    List<OpenCommand> ownOpen(String where, Object... values) {
        return database.list(
                row -> new OpenCommand(
                        row.getLong("n"),
                        histories.progress(row),
                        Nanos.at(row, "valid_until"),
                        row.getInt("attempts"),
                        row.getBoolean("waiting")),
                "SELECT *, EXISTS (SELECT 1 FROM outbox WHERE outbox.command = command.n) AS waiting FROM command"
                        + " WHERE own AND open AND " + where,
                values);
    }

    List<OpenCommand> displaced(long afterNumber, int limit) {
        return ownOpen(
                "n > ? AND state = ? AND NOT EXISTS (SELECT 1 FROM confirmation AS mine WHERE mine.command = command.n"
                        + " AND NOT EXISTS (SELECT 1 FROM confirmation AS other WHERE other.stream = mine.stream"
                        + " AND other.sequence = mine.sequence AND other.command <> mine.command)) ORDER BY n LIMIT ?",
                afterNumber,
                CommandState.QUEUED,
                limit);
    }

    List<CommandStatus> statuses(String where, Object... values) {
        return database.list(this::status, "SELECT * FROM command WHERE " + where, values);
    }

    /** Commands that have not ended, of any of these nodes. */
    int waitingFor(Collection<NodeName> nodes) {
        long waiting = 0;
        for (NodeName node : nodes) {
            waiting += database.number("SELECT count(*) FROM command WHERE node = ? AND open", node);
        }
        return Math.toIntExact(waiting);
    }

    /** What no node has confirmed to have, by subject. */
    List<Undelivered> undelivered(int limit) {
        return database.list(
                row -> new Undelivered(
                        new NodeName(row.getString("node")),
                        new Column(new MethodName(row.getString("method")), new Domain(row.getString("domain"))),
                        row.getInt("waiting"),
                        Nanos.at(row, "oldest")),
                "SELECT node, method, domain, count(*) AS waiting, min(sent_at) AS oldest"
                        + " FROM command JOIN job ON job.n = command.job WHERE open AND state IN (?, ?)"
                        + " GROUP BY node, method, domain LIMIT ?",
                CommandState.SENDING,
                CommandState.QUEUED,
                limit);
    }

    /** Commands whose id begins or ends with that text, at most ten. */
    List<CommandId> like(String part) {
        return database.list(
                row -> CommandId.parse(row.getString("id")),
                "SELECT id FROM command WHERE id LIKE ?1 || '%' OR id LIKE '%' || ?1 LIMIT 10",
                part);
    }

    private CommandStatus status(ResultSet row) throws SQLException {
        return new CommandStatus(parcel(row), histories.progress(row), row.getBoolean("own"));
    }

    private long number(CommandId id) {
        return database.number("SELECT n FROM command WHERE id = ?", id);
    }

    static CommandParcel parcel(ResultSet row) throws SQLException {
        byte[] payload = row.getBytes("payload");
        return new CommandParcel(
                (Command) MessageCodec.decode(payload),
                Bytes.copyOf(payload),
                Map.of(Signed.KEY_HEADER, row.getString("key"), Signed.SIGNATURE_HEADER, row.getString("signature")));
    }
}
