package steward.console.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.console.job.CommandParcel;
import steward.console.job.Heard;
import steward.console.job.HomeStore;
import steward.console.job.Job;
import steward.console.job.OpenCommand;
import steward.console.job.Refusal;
import steward.console.job.Tracked;
import steward.lifecycle.CommandProgress;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.JobId;
import steward.message.NodeName;
import steward.message.OutputChunk;
import steward.message.Presence;

/**
 * The store as it is written. Several programs may have the same file open; each write waits for the others', for at most
 * ten seconds. For one thread; {@link History} reads the same file for others.
 */
public final class Store implements HomeStore {
    private static final String SYNCED_AT = "synced_at";
    private static final String CLOCK_AHEAD = "clock_ahead";

    private final Database database;
    private final Jobs jobs;
    private final Commands commands;
    private final OutboxTable outbox;
    private final Answers answers;
    private final Strays strays;
    private final Facts facts;
    private final Chunks chunks;
    private final Retention retention;

    private Store(Database database, Limits limits) {
        this.database = database;
        jobs = new Jobs(database);
        commands = new Commands(database);
        outbox = new OutboxTable(database);
        answers = new Answers(database);
        strays = new Strays(database);
        facts = new Facts(database);
        chunks = new Chunks(database, facts, limits.chunkBytes());
        retention = new Retention(database, facts, limits.commands());
    }

    /**
     * How much is kept.
     *
     * @param chunkBytes of output that was read; the oldest goes first
     * @param commands in the history; the oldest jobs that have ended go first
     */
    public record Limits(long chunkBytes, long commands) {
        /** For use. */
        public static final Limits USUAL = new Limits(Chunks.MOST_BYTES, Retention.MOST_COMMANDS);
    }

    /**
     * Opens the file, and makes it where there is none.
     *
     * @throws StoreException when it cannot be used, or was written by a newer program
     */
    public static Store open(Path file, Limits limits) {
        return open(file, limits, UnaryOperator.identity());
    }

    /**
     * As the other.
     *
     * @param disk what stands between the store and its file, such as a disk with trouble
     */
    public static Store open(Path file, Limits limits, UnaryOperator<Connection> disk) {
        return new Store(StoreFile.open(file, disk), limits);
    }

    @Override
    public void transaction(Runnable work) {
        database.transaction(work);
    }

    @Override
    public void addJob(Job job) {
        jobs.add(job);
    }

    @Override
    public boolean addCommand(CommandParcel parcel, CommandProgress progress, boolean own) {
        return commands.add(parcel, progress, own);
    }

    @Override
    public void addRun(CommandParcel run, CommandProgress progress, CommandId schedule) {
        commands.add(run, progress, false, schedule);
    }

    @Override
    public List<CommandId> runsOf(CommandId schedule, int limit) {
        return commands.runsOf(schedule, limit);
    }

    @Override
    public void describe(CommandParcel run) {
        commands.describe(run);
        jobs.describe(run.command());
    }

    @Override
    public Optional<Tracked> tracked(CommandId id) {
        return commands.tracked(id);
    }

    @Override
    public Optional<CommandParcel> parcel(CommandId id) {
        return commands.parcel(id);
    }

    @Override
    public Optional<Bytes> payload(CommandId id) {
        return commands.payload(id);
    }

    @Override
    public List<CommandId> open(JobId job) {
        return commands.ofJob(job, true);
    }

    @Override
    public List<CommandId> commands(JobId job) {
        return commands.ofJob(job, false);
    }

    @Override
    public void save(CommandProgress before, CommandProgress after) {
        commands.save(before, after);
    }

    @Override
    public List<OpenCommand> ownOpen(long afterNumber, int limit) {
        return commands.ownOpen("n > ? ORDER BY n LIMIT ?", afterNumber, limit);
    }

    @Override
    public List<OpenCommand> ownOpen(NodeName node, long afterNumber, Instant validAt, int limit) {
        return commands.ownOpen(
                "node = ? AND n > ? AND valid_until >= ? ORDER BY n LIMIT ?", node, afterNumber, validAt, limit);
    }

    @Override
    public List<OpenCommand> displaced(long afterNumber, int limit) {
        return commands.displaced(afterNumber, limit);
    }

    @Override
    public List<Heard> heardOfWaiting(Optional<NodeName> after, Instant validAt, int limit) {
        return answers.heardOfWaiting(after, validAt, limit);
    }

    @Override
    public void enqueue(CommandId id, int attempt) {
        outbox.enqueue(id, attempt);
    }

    @Override
    public List<Waiting> waiting(long afterNumber, int limit) {
        return outbox.waiting(afterNumber, limit);
    }

    @Override
    public List<Waiting> waiting(NodeName node) {
        return outbox.waiting(node);
    }

    @Override
    public void sendLast(List<CommandId> ids) {
        outbox.sendLast(ids);
    }

    @Override
    public void dequeue(List<Long> numbers) {
        outbox.dequeue(numbers);
    }

    @Override
    public void dequeue(CommandId id, int attempt) {
        outbox.dequeue(id, attempt);
    }

    @Override
    public boolean keepEarly(Ack ack, Bytes payload) {
        return strays.keepEarly(ack, payload);
    }

    @Override
    public List<Ack> takeEarly(CommandId id) {
        return strays.takeEarly(id);
    }

    @Override
    public void keepRefusal(Refusal refusal) {
        strays.keep(refusal);
    }

    @Override
    public void saveAnswer(Answer answer) {
        answers.save(answer);
    }

    @Override
    public Optional<Answer> answer(Address address) {
        return answers.find(address);
    }

    @Override
    public void savePresence(Presence presence, Bytes payload, Place place) {
        answers.save(presence, payload, place);
    }

    @Override
    public Optional<Cursor> cursor(StreamName stream) {
        return facts.cursor(stream);
    }

    @Override
    public void saveCursor(StreamName stream, Cursor cursor) {
        facts.saveCursor(stream, cursor);
    }

    @Override
    public void streamLost(StreamName name, StreamIdentity stream) {
        transaction(() -> {
            facts.forgetCursor(name);
            if (name == StreamName.STEWARD_ACKS) {
                answers.answersRolledBack(stream);
            } else if (name == StreamName.KV_STEWARD_NODES) {
                answers.presencesRolledBack(stream);
            }
        });
    }

    @Override
    public List<Heard> presences() {
        return answers.presences();
    }

    @Override
    public List<Answer> answers() {
        return answers.all();
    }

    @Override
    public int outboxSize() {
        return outbox.size();
    }

    @Override
    public void syncedAt(Instant at) {
        facts.set(SYNCED_AT, Nanos.of(at));
    }

    @Override
    public Optional<Instant> syncedAt() {
        return facts.find(SYNCED_AT).map(Nanos::instant);
    }

    @Override
    public void clockAhead(Duration offset) {
        facts.set(CLOCK_AHEAD, offset.toNanos());
    }

    @Override
    public Optional<Duration> clockAhead() {
        return facts.find(CLOCK_AHEAD).map(Duration::ofNanos);
    }

    @Override
    public void keep(OutputChunk chunk, Bytes payload) {
        chunks.keep(chunk, payload);
    }

    @Override
    public boolean prune() {
        return retention.prune();
    }

    @Override
    public long othersWrites() {
        return database.number("PRAGMA data_version");
    }

    @Override
    public void close() {
        database.close();
    }
}
