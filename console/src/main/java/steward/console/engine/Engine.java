package steward.console.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import steward.bus.Bus;
import steward.bus.ConnectionState;
import steward.console.copy.Aim;
import steward.console.copy.Incoming;
import steward.console.fleet.Fleet;
import steward.console.home.Home;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.job.JobSummary;
import steward.console.job.Refusal;
import steward.console.job.RefusedException;
import steward.console.job.SendRequest;
import steward.console.job.Undelivered;
import steward.console.schedule.UnitSchedules;
import steward.console.store.History;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.JobId;
import steward.message.NodeName;
import steward.message.Progress;
import steward.supervision.ProcessError;

/**
 * A console without a screen, on one home and one connection.
 *
 * <p>Every method returns at once and may be called from any thread. Stages complete on threads of the engine, with
 * {@link RefusedException} where a request breaks a rule. Update listeners are called on one thread of the engine's own;
 * those for output and events each on a thread of theirs. Everything but events and output works without a broker: what
 * is sent is saved and goes out later, what is asked for comes from the store.
 */
public final class Engine implements AutoCloseable {
    private final Home home;
    private final Bus bus;
    private final Parts parts;

    private Engine(Home home, Bus bus, EngineOptions options) {
        this.home = home;
        this.bus = bus;
        parts = new Parts(home, bus, options);
    }

    /**
     * Opens the home's store and key, both made on first use.
     *
     * @param bus stays the caller's to close, after the engine
     * @throws RuntimeException naming the file, the rule and the remedy, when the key or the store cannot be used
     */
    public static Engine open(Home home, Bus bus) {
        return open(home, bus, EngineOptions.USUAL);
    }

    /** As {@link #open(Home, Bus)}, with other bounds and patience. */
    public static Engine open(Home home, Bus bus, EngineOptions options) {
        return new Engine(home, bus, options);
    }

    /** Begins to follow the broker and to publish what the outbox holds. Call once. */
    public void start() {
        parts.start();
    }

    /**
     * Completes when all that the broker had stored at the time of the call has been taken in. Does not complete as long
     * as the broker is away: wait with a limit, and go on with {@link Health#asOf()} beside what is shown.
     */
    public CompletionStage<Void> synced() {
        return parts.calls
                .get(() -> parts.core.streams().synced())
                .thenCompose(Function.identity())
                .thenCompose(done -> parts.calls.run(parts.core.updates()::flush));
    }

    /** The broker's time now, as well as it is known: what ages and staleness are measured against. */
    public Instant now() {
        return parts.time.now();
    }

    /** The newest snapshot. */
    public Fleet fleet() {
        return parts.core.updates().fleet();
    }

    /** How the engine itself is. */
    public CompletionStage<Health> health() {
        return parts.queries
                .ask(History::dropped)
                .thenCompose(dropped -> parts.calls.get(() -> parts.core.health(dropped)));
    }

    /** What the broker lacks at this time of what it is meant to have, a sentence each; fails while it is away. */
    public CompletionStage<List<String>> degraded() {
        return bus.degraded();
    }

    /**
     * Tells the listener what changed, at most ten times a second; while it is busy, changes are put together.
     *
     * @return ends it when closed
     */
    public Bus.Subscription onUpdate(Consumer<Update> listener) {
        return parts.core.updates().add(listener);
    }

    /** Tells the listener whether the broker can be reached, now and at every change. */
    public Bus.Subscription onConnection(Consumer<ConnectionState> listener) {
        Switchable<ConnectionState> until = new Switchable<>(listener);
        bus.onConnection(state -> parts.workers.notifier().execute(() -> until.accept(state)));
        return until;
    }

    /** This console's own errors, the newest thousand, oldest first: those of its processes, and sends it refused. */
    public List<ProcessError> errors() {
        return parts.processes.errors().all();
    }

    /** Tells the listener of the errors that {@link #errors()} lists, then of each new one. */
    public Bus.Subscription onError(Consumer<ProcessError> listener) {
        return parts.processes.errors().follow(listener);
    }

    /** Completes, with the reason, when an error is such that the whole program must end; the caller ends it. */
    public CompletionStage<String> ended() {
        return parts.processes.ended();
    }

    /** Whom the request would reach. Refuses an empty target set only. */
    public CompletionStage<Preview> preview(SendRequest request) {
        return parts.queries
                .ask(reader -> reader.waitingFor(request.targets()))
                .thenCompose(waiting -> parts.workers.work(() -> parts.sending.preview(request, fleet(), waiting)));
    }

    /** Completes when the job is saved: from then on it is sent, whatever happens to this program. */
    public CompletionStage<Job> send(SendRequest request) {
        return send(request, job -> {});
    }

    /**
     * As {@link #send(SendRequest)}.
     *
     * @param saved told once, when the job is saved and before any of it is published; must be quick, the engine waits
     */
    public CompletionStage<Job> send(SendRequest request, Consumer<Job> saved) {
        return parts.orders.send(request, saved);
    }

    /**
     * As {@link #send}, for one command that makes a node put a file at the broker; from there this home brings it to its
     * aim, whichever of its programs runs then.
     *
     * @throws RefusedException in the stage also when a folder of this machine is the aim and is not there
     */
    public CompletionStage<Job> fetch(SendRequest offer, Aim aim, Consumer<Job> saved) {
        return parts.orders.fetch(offer, aim, saved);
    }

    /** How much of the file that the job's nodes take is at the broker; nothing where it comes from elsewhere. */
    public CompletionStage<Optional<Progress>> sentOfFile(JobId job) {
        return parts.workers.work(() -> parts.filing.sent(job));
    }

    /** The file that this home expects from the job. */
    public CompletionStage<Optional<Incoming>> expectedFile(JobId job) {
        return parts.workers.work(() -> parts.filing.expected(job));
    }

    /** Asks the units to recall or kill what has not ended; completes when that request is saved. */
    public CompletionStage<Cancellation> cancel(JobId job) {
        return parts.orders.cancel(job);
    }

    /** Asks the unit to recall or kill the command, unless it has ended; completes when that request is saved. */
    public CompletionStage<Cancellation> cancel(CommandId command) {
        return parts.orders.cancel(command);
    }

    /**
     * What a retry of the job's commands in these states would send.
     *
     * @param states final ones; refused when no command is in any of them
     */
    public CompletionStage<RetryPlan> planRetry(JobId job, Set<CommandState> states) {
        return parts.queries
                .job(job)
                .thenApply(detail -> parts.sending.retry(detail.summary().job(), detail.commands(), states));
    }

    /** As the other, for these commands of the job, which must have ended. */
    public CompletionStage<RetryPlan> planRetry(JobId job, Collection<CommandId> chosen) {
        return parts.queries
                .job(job)
                .thenApply(detail -> parts.sending.retry(
                        detail.summary().job(),
                        detail.commands().stream()
                                .filter(status -> chosen.contains(status.id()))
                                .toList()));
    }

    /**
     * Asks the units to recall what has not started, and to leave alone what has; completes when that request is saved.
     */
    public CompletionStage<Cancellation> recall(Collection<CommandId> commands) {
        return parts.orders.recall(commands);
    }

    /**
     * What it takes to let the job's commands that have not started be valid for that long from now.
     *
     * @throws RefusedException in the stage when all of them have started or ended
     */
    public CompletionStage<ExtensionPlan> planExtension(JobId job, Duration validFor) {
        return parts.queries
                .job(job)
                .thenApply(detail -> parts.sending.extension(detail.summary().job(), detail.commands(), validFor));
    }

    /** Carries the plan out; completes with the new job when the recalls and it are saved, all or nothing. */
    public CompletionStage<Job> extend(ExtensionPlan plan) {
        return parts.orders.extend(plan);
    }

    /**
     * Stops waiting for the command, unless it has ended. One that the broker has not taken is not sent any more; one that
     * it has taken still reaches the unit, which may run it.
     */
    public CompletionStage<CommandStatus> abandon(CommandId command) {
        return parts.orders.abandon(command, home.settings().operator());
    }

    /**
     * Has these commands, which the broker does not have, sent right before another such one to the same node, for good;
     * refused when one of them has been sent meanwhile.
     */
    public CompletionStage<Void> putBefore(Collection<CommandId> moved, CommandId other) {
        return parts.orders.putBefore(moved, other);
    }

    /** Jobs of all operators, newest first. */
    public CompletionStage<List<JobSummary>> jobs(JobQuery query) {
        return parts.queries.ask(
                reader -> reader.jobs(query.before(), query.text(), query.output(), query.withRuns(), query.limit()));
    }

    /** A job with every command and all their transitions. */
    public CompletionStage<JobDetail> job(JobId id) {
        return parts.queries.job(id);
    }

    /** These commands, in the order of their ids; ids that nobody knows are left out. */
    public CompletionStage<List<CommandStatus>> commands(Collection<CommandId> ids) {
        return parts.queries.ask(reader -> reader.commands(ids));
    }

    /** The newest commands for the node, newest first, ended ones included. */
    public CompletionStage<List<CommandStatus>> commandsFor(NodeName node, int limit) {
        return parts.queries.ask(reader -> reader.commandsFor(node, limit));
    }

    /** Commands for the node that have not ended, oldest first; those that the broker does not have as they will be sent. */
    public CompletionStage<List<CommandStatus>> waitingFor(NodeName node, int limit) {
        return parts.queries.ask(reader -> reader.waitingFor(node, limit));
    }

    /** What each node last said of its schedules, with the newest run of each that is known here. */
    public CompletionStage<List<UnitSchedules>> schedules() {
        return parts.schedules.all();
    }

    /** Orders about schedules that have not ended, oldest first. */
    public CompletionStage<List<CommandStatus>> scheduleOrders(int limit) {
        return parts.queries.ask(reader -> reader.scheduleOrders(limit));
    }

    /** The newest runs of that schedule, newest first. */
    public CompletionStage<List<CommandStatus>> runs(CommandId schedule, int limit) {
        return parts.queries.ask(reader -> reader.runs(schedule, limit));
    }

    /** Commands that no node has confirmed to have, by node and subject, at most {@link Undelivered#MOST_LISTED}. */
    public CompletionStage<List<Undelivered>> undelivered() {
        return parts.queries.ask(History::undelivered);
    }

    /** What units refused without anybody known here being the sender, newest first: a sign of misuse. */
    public CompletionStage<List<Refusal>> refusals(int limit) {
        return parts.queries.ask(reader -> reader.refusals(limit));
    }

    /** What an id stands for, whole, or its beginning or end (at least four characters) when that fits only one. */
    public CompletionStage<Found> find(String id) {
        return parts.queries.find(id);
    }

    /**
     * Hands over the output of the command's last run and completes; of a command that runs, what there is so far. Needs
     * the broker unless the output rode in the ack or is in the local cache. Memory does not grow with the output. What
     * the listener throws ends it, and the stage completes with that.
     */
    public CompletionStage<OutputReport> output(CommandId command, OutputListener listener) {
        return parts.outputs.read(command, listener);
    }

    /** As {@link #output}, and goes on until the command has ended and its output is complete. */
    public Bus.Subscription followOutput(CommandId command, OutputListener listener) {
        return parts.outputs.follow(command, listener, this::onUpdate);
    }

    /** Hands over the events that the query asks for, in order. Needs the broker, and waits for it. */
    public Bus.Subscription events(EventQuery query, EventListener listener) {
        EventReading reading = new EventReading(bus, parts.core.ready(), query, listener);
        Bus.Subscription process = parts.processes.open("events", reading);
        return () -> {
            reading.close();
            process.close();
        };
    }

    /** Ends following and publishing; what is unsent stays in the store. */
    @Override
    public void close() {
        parts.close();
    }
}
