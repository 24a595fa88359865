package steward.console.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import steward.console.job.CommandStatus;
import steward.console.job.JobSummary;
import steward.console.job.Refusal;
import steward.console.job.Undelivered;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.JobId;
import steward.message.NodeName;
import steward.message.OutputChunk;

/** The store as it is read: a connection of its own that never waits for a writer. For one thread at a time. */
public final class History implements AutoCloseable {
    private final Database database;
    private final Jobs jobs;
    private final Commands commands;
    private final Strays strays;
    private final Chunks chunks;
    private final Retention retention;

    private History(Database database) {
        this.database = database;
        jobs = new Jobs(database);
        commands = new Commands(database);
        strays = new Strays(database);
        Facts facts = new Facts(database);
        chunks = new Chunks(database, facts, Chunks.MOST_BYTES);
        retention = new Retention(database, facts, Retention.MOST_COMMANDS);
    }

    /**
     * Opens the file beside a {@link Store}.
     *
     * @throws StoreException when it cannot be used
     */
    public static History open(Path file) {
        return new History(StoreFile.open(file, UnaryOperator.identity()));
    }

    /**
     * The newest jobs, newest first.
     *
     * @param before only jobs sent before this one
     * @param text only jobs that contain it in what was asked or whom
     * @param output only jobs that contain it in the output that is kept here
     * @param withRuns whether what units ran by themselves is among them
     */
    public List<JobSummary> jobs(
            Optional<JobId> before, Optional<String> text, Optional<String> output, boolean withRuns, int limit) {
        return jobs.newest(before, text, output, withRuns, limit);
    }

    /** That job. */
    public Optional<JobSummary> job(JobId id) {
        return jobs.find(id);
    }

    /** The job's commands, by node. */
    public List<CommandStatus> commandsOf(JobId job) {
        return commands.statuses("job = (SELECT n FROM job WHERE id = ?) ORDER BY node, n", job);
    }

    /** These commands, in the order of their ids; unknown ids are left out. */
    public List<CommandStatus> commands(Collection<CommandId> ids) {
        List<CommandStatus> found = new ArrayList<>();
        for (CommandId id : ids) {
            found.addAll(commands.statuses("id = ?", id));
        }
        found.sort(Comparator.comparing(CommandStatus::id));
        return found;
    }

    /** The newest commands for the node, newest first. */
    public List<CommandStatus> commandsFor(NodeName node, int limit) {
        return commands.statuses("node = ? ORDER BY n DESC LIMIT ?", node, limit);
    }

    /** Commands for the node that have not ended: what the broker has, oldest first, then the rest as it is to be sent. */
    public List<CommandStatus> waitingFor(NodeName node, int limit) {
        return commands.statuses(
                "node = ? AND open ORDER BY CASE state WHEN ? THEN"
                        + " (SELECT outbox.n FROM outbox WHERE outbox.command = command.n) END, n LIMIT ?",
                node,
                CommandState.SENDING,
                limit);
    }

    /** Of each node the last few answers to orders about schedules. */
    public List<CommandStatus> scheduleAnswers() {
        return commands.scheduleAnswers();
    }

    /** Orders about schedules that have not ended, oldest first, at most so many. */
    public List<CommandStatus> scheduleOrders(int limit) {
        return commands.statuses(
                "open AND job IN (SELECT n FROM job WHERE method = 'schedule') ORDER BY n LIMIT ?", limit);
    }

    /** The newest runs of that schedule, newest first. */
    public List<CommandStatus> runs(CommandId schedule, int limit) {
        return commands.statuses("schedule = ? ORDER BY id DESC LIMIT ?", schedule, limit);
    }

    /** How many commands for these nodes have not ended. */
    public int waitingFor(Collection<NodeName> nodes) {
        return commands.waitingFor(nodes);
    }

    /** What no node has confirmed to have, by subject, at most {@link Undelivered#MOST_LISTED}. */
    public List<Undelivered> undelivered() {
        return commands.undelivered(Undelivered.MOST_LISTED);
    }

    /** Jobs whose id begins or ends with that text, at most ten. */
    public List<JobId> jobsLike(String part) {
        return jobs.like(part);
    }

    /** Commands whose id begins or ends with that text, at most ten. */
    public List<CommandId> commandsLike(String part) {
        return commands.like(part);
    }

    /** What units refused without anybody here being the sender, newest first. */
    public List<Refusal> refusals(int limit) {
        return strays.refusals(limit);
    }

    /** A chunk of output that was read before. */
    public Optional<OutputChunk> chunk(CommandId command, int run, int number) {
        return chunks.find(command, run, number);
    }

    /** How many chunks of that run are kept. */
    public int chunks(CommandId command, int run) {
        return chunks.count(command, run);
    }

    /** The last run of which a chunk is kept; 0 for none. */
    public int lastRun(CommandId command) {
        return chunks.lastRun(command);
    }

    /** What was dropped to make room. */
    public Dropped dropped() {
        return new Dropped(chunks.dropped(), retention.dropped());
    }

    @Override
    public void close() {
        database.close();
    }
}
