package steward.console.desktop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.ConnectionState;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.console.desktop.link.Link;
import steward.console.engine.Cancellation;
import steward.console.engine.EventListener;
import steward.console.engine.EventQuery;
import steward.console.engine.ExtensionPlan;
import steward.console.engine.Health;
import steward.console.engine.JobQuery;
import steward.console.engine.OutputListener;
import steward.console.engine.OutputReport;
import steward.console.engine.Preview;
import steward.console.engine.RetryPlan;
import steward.console.engine.Update;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeStatus;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.job.JobSummary;
import steward.console.job.SendRequest;
import steward.console.job.Undelivered;
import steward.console.schedule.UnitSchedules;
import steward.console.store.Dropped;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Event;
import steward.message.JobId;
import steward.message.NodeName;
import steward.message.OutputSegment;
import steward.supervision.ProcessError;

/** A link to nothing: what a view shows is put in by hand. Stages complete at once, on the thread that asks. */
public final class MemoryLink implements Link {
    private final MemoryFleet nodes = new MemoryFleet();
    private final MemoryCommands commands = new MemoryCommands();
    private final MemoryOutputs outputs = new MemoryOutputs();
    private final MemoryEvents events = new MemoryEvents();
    private final List<ProcessError> errors = new ArrayList<>();
    private final List<Consumer<ProcessError>> errorListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Update>> updates = new CopyOnWriteArrayList<>();
    private final List<Consumer<ConnectionState>> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final List<SendRequest> sent = new ArrayList<>();
    private final List<List<CommandId>> recalled = new ArrayList<>();
    private final List<JobId> cancelledJobs = new ArrayList<>();
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private volatile Fleet fleet = nodes.snapshot(now);
    private volatile boolean connected = true;
    private List<UnitSchedules> schedules = List.of();
    private long ids = 1;

    /** Puts nodes in and tells of them. */
    public synchronized void put(Collection<NodeStatus> statuses) {
        nodes.put(statuses);
        fleet = nodes.snapshot(now);
        tell(Set.of(), Set.of());
    }

    /** Puts a command in, or one that got further. */
    public synchronized void put(CommandStatus status) {
        commands.put(status);
        tell(Set.of(status.command().job()), Set.of(status.id()));
    }

    /** What the command wrote. */
    public void output(CommandId command, List<OutputSegment> segments) {
        outputs.put(command, segments);
    }

    /** Something that happened. */
    public void event(Event event) {
        events.add(event);
    }

    /** Hands no events over, for that reason. */
    public void refuseEvents(Optional<BusException> why) {
        events.refuse(why);
    }

    /** Ends all that follows events, for that reason. */
    public void breakEvents(BusException why) {
        events.end(why);
    }

    /** Something went wrong in this program. */
    public synchronized void error(ProcessError error) {
        errors.add(error);
        errorListeners.forEach(listener -> listener.accept(error));
    }

    /** The broker comes or goes. */
    public void connect(boolean reachable) {
        connected = reachable;
        connections.forEach(listener -> listener.accept(state()));
    }

    /** Sets the clock. */
    public void time(Instant instant) {
        now = instant;
    }

    /** How many subscriptions are open. */
    public int open() {
        return open.get();
    }

    /** What was sent. */
    public synchronized List<SendRequest> sent() {
        return List.copyOf(sent);
    }

    /** What was to be recalled, each time. */
    public synchronized List<List<CommandId>> recalled() {
        return List.copyOf(recalled);
    }

    /** Jobs that were cancelled. */
    public synchronized List<JobId> cancelledJobs() {
        return List.copyOf(cancelledJobs);
    }

    /** All commands. */
    public synchronized List<CommandStatus> all() {
        return commands.all();
    }

    private void tell(Set<JobId> jobs, Set<CommandId> ids) {
        Update update = new Update(fleet, jobs, ids, false);
        updates.forEach(listener -> listener.accept(update));
    }

    private ConnectionState state() {
        return new ConnectionState(connected, connected ? "nats://127.0.0.1:4222" : "nobody answers at 127.0.0.1:4222");
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @Override
    public Fleet known() {
        return fleet;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public CompletionStage<Health> health() {
        ConnectionState state = state();
        return CompletableFuture.completedFuture(new Health(
                state.connected(),
                state.detail(),
                Optional.of(now),
                0,
                0,
                Optional.empty(),
                Dropped.NOTHING,
                Optional.empty(),
                List.of(),
                0));
    }

    @Override
    public CompletionStage<StreamIdentity> stream(StreamName name) {
        return connected
                ? CompletableFuture.completedFuture(new StreamIdentity(
                        now.minusSeconds(864_000), 1, 1_000L * name.name().length()))
                : CompletableFuture.failedFuture(new BusException(BusException.Kind.NOT_CONNECTED, state().detail()));
    }

    @Override
    public Bus.Subscription onUpdate(Consumer<Update> listener) {
        updates.add(listener);
        return opened(() -> updates.remove(listener));
    }

    @Override
    public synchronized Bus.Subscription onError(Consumer<ProcessError> listener) {
        errors.forEach(listener);
        errorListeners.add(listener);
        return opened(() -> errorListeners.remove(listener));
    }

    @Override
    public Bus.Subscription onConnection(Consumer<ConnectionState> listener) {
        connections.add(listener);
        listener.accept(state());
        return opened(() -> connections.remove(listener));
    }

    private Bus.Subscription opened(Runnable end) {
        open.incrementAndGet();
        return () -> {
            open.decrementAndGet();
            end.run();
        };
    }

    @Override
    public synchronized CompletionStage<Preview> preview(SendRequest request) {
        return CompletableFuture.completedFuture(nodes.preview(request, now));
    }

    @Override
    public synchronized CompletionStage<Job> send(SendRequest request) {
        sent.add(request);
        List<CommandStatus> composed = MemoryOrders.composed(request, ids, now);
        ids += composed.size();
        composed.forEach(commands::put);
        Job job = Job.of(composed.get(0).command(), true);
        tell(Set.of(job.id()), Set.of());
        return CompletableFuture.completedFuture(job);
    }

    @Override
    public synchronized CompletionStage<Cancellation> cancel(JobId job) {
        cancelledJobs.add(job);
        List<CommandId> asked = commands.of(job).stream()
                .filter(status -> !status.state().isFinal())
                .map(CommandStatus::id)
                .toList();
        return CompletableFuture.completedFuture(new Cancellation(Optional.empty(), asked, List.of()));
    }

    @Override
    public synchronized CompletionStage<Void> putBefore(Collection<CommandId> moved, CommandId other) {
        for (CommandStatus status : commands.find(moved)) {
            if (status.state() != CommandState.SENDING) {
                return CompletableFuture.failedFuture(
                        new IllegalStateException("command " + status.id() + " has been sent meanwhile"));
            }
        }
        commands.putBefore(moved, other);
        tell(Set.of(), Set.copyOf(moved));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<RetryPlan> planRetry(JobId job, Set<CommandState> states) {
        return plan(commands.of(job).stream()
                .filter(status -> states.contains(status.state()))
                .toList());
    }

    @Override
    public synchronized CompletionStage<RetryPlan> planRetry(JobId job, Collection<CommandId> chosen) {
        return plan(commands.of(job).stream()
                .filter(status -> chosen.contains(status.id()))
                .toList());
    }

    private static CompletionStage<RetryPlan> plan(List<CommandStatus> again) {
        return CompletableFuture.completedFuture(new RetryPlan(MemoryOrders.again(again, Optional.empty()), again));
    }

    @Override
    public synchronized CompletionStage<Cancellation> recall(Collection<CommandId> ids) {
        recalled.add(List.copyOf(ids));
        return CompletableFuture.completedFuture(new Cancellation(Optional.empty(), List.copyOf(ids), List.of()));
    }

    @Override
    public synchronized CompletionStage<ExtensionPlan> planExtension(JobId job, Duration validFor) {
        List<CommandStatus> waiting = commands.of(job).stream()
                .filter(status -> status.state().compareTo(CommandState.RUNNING) < 0)
                .toList();
        return CompletableFuture.completedFuture(
                new ExtensionPlan(MemoryOrders.again(waiting, Optional.of(validFor)), waiting));
    }

    @Override
    public CompletionStage<Job> extend(ExtensionPlan plan) {
        recall(plan.extended().stream().map(CommandStatus::id).toList());
        return send(plan.request());
    }

    @Override
    public synchronized CompletionStage<CommandStatus> abandon(CommandId command) {
        return CompletableFuture.completedFuture(commands.find(List.of(command)).get(0));
    }

    @Override
    public synchronized CompletionStage<List<JobSummary>> jobs(JobQuery query) {
        return CompletableFuture.completedFuture(commands.jobs(query, outputs::contains));
    }

    @Override
    public synchronized CompletionStage<JobDetail> job(JobId id) {
        return commands.job(id)
                .<CompletionStage<JobDetail>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("no job " + id)));
    }

    @Override
    public synchronized CompletionStage<List<CommandStatus>> commands(Collection<CommandId> ids) {
        return CompletableFuture.completedFuture(commands.find(ids));
    }

    @Override
    public synchronized CompletionStage<List<CommandStatus>> commandsFor(NodeName node, int limit) {
        return CompletableFuture.completedFuture(commands.newestFor(node, limit));
    }

    @Override
    public synchronized CompletionStage<List<CommandStatus>> waitingFor(NodeName node, int limit) {
        return CompletableFuture.completedFuture(commands.waitingFor(node, limit));
    }

    /** What units say that they run by themselves. */
    public synchronized void schedules(List<UnitSchedules> units) {
        schedules = List.copyOf(units);
        tell(Set.of(new JobId(new UUID(0x7000, 1))), Set.of());
    }

    @Override
    public synchronized CompletionStage<List<UnitSchedules>> schedules() {
        return CompletableFuture.completedFuture(schedules);
    }

    @Override
    public synchronized CompletionStage<List<CommandStatus>> scheduleOrders(int limit) {
        return CompletableFuture.completedFuture(commands.scheduleOrders());
    }

    @Override
    public synchronized CompletionStage<List<Undelivered>> undelivered() {
        return CompletableFuture.completedFuture(commands.undelivered());
    }

    @Override
    public CompletionStage<OutputReport> output(CommandId command, OutputListener listener) {
        return CompletableFuture.completedFuture(outputs.play(command, listener));
    }

    @Override
    public Bus.Subscription followOutput(CommandId command, OutputListener listener) {
        outputs.follow(command, listener);
        return opened(() -> {});
    }

    @Override
    public Bus.Subscription events(EventQuery query, EventListener listener) {
        return opened(events.follow(query, listener));
    }
}
