package steward.console.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import steward.bus.Bus;
import steward.bus.ConnectionState;
import steward.console.fleet.Fleet;
import steward.console.home.Home;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.job.JobSummary;
import steward.console.job.SendRequest;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.JobId;
import steward.message.NodeName;
import steward.time.BrokerClock;

/**
 * A console without a screen, on one home and one connection.
 *
 * <p>Every method returns at once and may be called from any thread. Stages complete on threads of the engine, with
 * {@link steward.console.job.RefusedException} where a request breaks a rule. Listeners are called on a thread of the
 * engine's own, one at a time. Everything but events and output works without a broker: what is sent is saved and goes
 * out later, what is asked for comes from the store.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Engine implements AutoCloseable {
    private Engine() {}

    /**
     * Opens the home's store and key, both made on first use.
     *
     * @param bus stays the caller's to close, after the engine
     * @throws RuntimeException naming the file, the rule and the remedy, when the key or the store cannot be used
     */
    public static Engine open(Home home, Bus bus, BrokerClock clock) {
        throw new UnsupportedOperationException();
    }

    /** Begins to follow the broker and to publish what the outbox holds. Call once. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /**
     * Completes when all that the broker had stored at the time of the call has been taken in. Does not complete as long
     * as the broker is away: wait with a limit, and go on with {@link Health#asOf()} beside what is shown.
     */
    public CompletionStage<Void> synced() {
        throw new UnsupportedOperationException();
    }

    /** The broker's time now, as well as it is known: what ages and staleness are measured against. */
    public Instant now() {
        throw new UnsupportedOperationException();
    }

    /** The newest snapshot. */
    public Fleet fleet() {
        throw new UnsupportedOperationException();
    }

    /** How the engine itself is. */
    public CompletionStage<Health> health() {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells the listener what changed, at most ten times a second; while it is busy, changes are put together.
     *
     * @return ends it when closed
     */
    public Bus.Subscription onUpdate(Consumer<Update> listener) {
        throw new UnsupportedOperationException();
    }

    /** Tells the listener whether the broker can be reached, now and at every change. */
    public Bus.Subscription onConnection(Consumer<ConnectionState> listener) {
        throw new UnsupportedOperationException();
    }

    /** Whom the request would reach. Refuses an empty target set only. */
    public CompletionStage<Preview> preview(SendRequest request) {
        throw new UnsupportedOperationException();
    }

    /** Completes when the job is saved: from then on it is sent, whatever happens to this program. */
    public CompletionStage<Job> send(SendRequest request) {
        throw new UnsupportedOperationException();
    }

    /** Asks the units to recall or kill what has not ended; completes when that request is saved. */
    public CompletionStage<Cancellation> cancel(JobId job) {
        throw new UnsupportedOperationException();
    }

    /** Asks the unit to recall or kill the command, unless it has ended; completes when that request is saved. */
    public CompletionStage<Cancellation> cancel(CommandId command) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a retry of the job's commands in these states would send.
     *
     * @param states final ones; refused when no command is in any of them
     */
    public CompletionStage<RetryPlan> planRetry(JobId job, Set<CommandState> states) {
        throw new UnsupportedOperationException();
    }

    /** Stops waiting for the command, unless it has ended. Does not reach the unit, which may still run it. */
    public CompletionStage<CommandStatus> abandon(CommandId command) {
        throw new UnsupportedOperationException();
    }

    /** Jobs of all operators, newest first. */
    public CompletionStage<List<JobSummary>> jobs(JobQuery query) {
        throw new UnsupportedOperationException();
    }

    /** A job with every command and all their transitions. */
    public CompletionStage<JobDetail> job(JobId id) {
        throw new UnsupportedOperationException();
    }

    /** These commands, in the order of their ids; ids that nobody knows are left out. */
    public CompletionStage<List<CommandStatus>> commands(Collection<CommandId> ids) {
        throw new UnsupportedOperationException();
    }

    /** The newest commands for the node, newest first, ended ones included. */
    public CompletionStage<List<CommandStatus>> commandsFor(NodeName node, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Commands for the node that have not ended, oldest first. */
    public CompletionStage<List<CommandStatus>> waitingFor(NodeName node, int limit) {
        throw new UnsupportedOperationException();
    }

    /** What an id stands for, whole, or its beginning or end when that fits only one. */
    public CompletionStage<Found> find(String id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Hands over the output of the command's last run and completes; of a command that runs, what there is so far. Needs
     * the broker unless the output rode in the ack or is in the local cache. Memory does not grow with the output.
     */
    public CompletionStage<OutputReport> output(CommandId command, OutputListener listener) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #output}, and goes on until the command has ended and its output is complete. */
    public Bus.Subscription followOutput(CommandId command, OutputListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Hands over the events that the query asks for, in order. Needs the broker. */
    public Bus.Subscription events(EventQuery query, EventListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Ends following and publishing; what is unsent stays in the store. */
    @Override
    public void close() {}
}
