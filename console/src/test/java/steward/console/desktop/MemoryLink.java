package steward.console.desktop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
import steward.console.fleet.Column;
import steward.console.fleet.Fleet;
import steward.console.fleet.FleetModel;
import steward.console.fleet.NodeStatus;
import steward.console.job.CommandParcel;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.job.JobSummary;
import steward.console.job.SendRequest;
import steward.console.job.Undelivered;
import steward.console.store.Dropped;
import steward.lifecycle.CommandProgress;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Event;
import steward.message.JobId;
import steward.message.NodeName;
import steward.message.OperatorName;
import steward.message.OutputSegment;
import steward.supervision.ProcessError;

/** A link to nothing: what a view shows is put in by hand. Stages complete at once, on the thread that asks. */
public final class MemoryLink implements Link {
    private static final long LARGE = 1 << 20;

    private static final Set<CommandState> WAITING = Set.of(CommandState.SENDING, CommandState.QUEUED);

    private final Map<NodeName, NodeStatus> nodes = new LinkedHashMap<>();
    private final Map<CommandId, CommandStatus> commands = new LinkedHashMap<>();
    private final Map<CommandId, List<OutputSegment>> outputs = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<ProcessError> errors = new ArrayList<>();
    private final List<Consumer<ProcessError>> errorListeners = new CopyOnWriteArrayList<>();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private Optional<BusException> refusal = Optional.empty();
    private final List<Consumer<Update>> updates = new CopyOnWriteArrayList<>();
    private final List<Consumer<ConnectionState>> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final List<SendRequest> sent = new ArrayList<>();
    private final List<CommandId> cancelled = new ArrayList<>();
    private final List<JobId> cancelledJobs = new ArrayList<>();
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final FleetModel model = new FleetModel(FleetModel.MOST_NODES);
    private volatile Fleet fleet = model.snapshot(now);
    private volatile boolean connected = true;
    private long ids = 1;

    /** Puts nodes in and tells of them. */
    public synchronized void put(Collection<NodeStatus> statuses) {
        for (NodeStatus status : statuses) {
            nodes.put(status.name(), status);
            status.presence().ifPresent(presence -> model.heard(presence, status.heardAt()));
            status.cells().forEach(cell -> model.answered(status.name(), cell, status.heardAt()));
        }
        snapshot();
        tell(Set.of(), Set.of());
    }

    /** Puts a command in, or one that got further. */
    public synchronized void put(CommandStatus status) {
        commands.put(status.id(), status);
        tell(Set.of(status.command().job()), Set.of(status.id()));
    }

    /** What the command wrote. */
    public synchronized void output(CommandId command, List<OutputSegment> segments) {
        outputs.put(command, List.copyOf(segments));
    }

    /** Something that happened. */
    public synchronized void event(Event event) {
        events.add(event);
        readers.forEach(reader -> reader.hand(event, events.size()));
    }

    /** Hands no events over, for that reason. */
    public synchronized void refuseEvents(Optional<BusException> why) {
        refusal = why;
    }

    /** Ends all that follows events, for that reason. */
    public synchronized void breakEvents(BusException why) {
        List<Reader> broken = List.copyOf(readers);
        broken.forEach(reader -> reader.listener().onError(why));
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

    /** What was to be cancelled, one by one. */
    public synchronized List<CommandId> cancelled() {
        return List.copyOf(cancelled);
    }

    /** Jobs that were cancelled. */
    public synchronized List<JobId> cancelledJobs() {
        return List.copyOf(cancelledJobs);
    }

    /** All commands. */
    public synchronized List<CommandStatus> all() {
        return List.copyOf(commands.values());
    }

    private void snapshot() {
        fleet = model.snapshot(now);
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
        List<NodeName> unknown = request.targets().stream()
                .filter(name -> !nodes.containsKey(name))
                .toList();
        List<NodeName> offline = request.targets().stream()
                .filter(name -> nodes.containsKey(name) && !nodes.get(name).isOnline(now))
                .toList();
        Map<NodeName, List<NodeName>> nearest = new LinkedHashMap<>();
        unknown.forEach(
                name -> nearest.put(name, nodes.keySet().stream().limit(1).toList()));
        return CompletableFuture.completedFuture(new Preview(request.targets(), offline, nearest, 0));
    }

    @Override
    public synchronized CompletionStage<Job> send(SendRequest request) {
        sent.add(request);
        JobId job = new JobId(new UUID(ids, 99));
        Command first = null;
        for (NodeName node : request.targets()) {
            Command command = new Command(
                    new CommandId(new UUID(++ids, 7)),
                    job,
                    new Address(node, request.method(), request.domain()),
                    request.arguments(),
                    now,
                    now.plusSeconds(604_800),
                    request.runLimit().orElse(Duration.ofMinutes(5)),
                    request.onInterrupt(),
                    Optional.ofNullable(request.parents().get(node)),
                    new OperatorName("ada"),
                    request.label());
            first = first == null ? command : first;
            commands.put(
                    command.id(),
                    new CommandStatus(
                            new CommandParcel(command, Bytes.empty(), Map.of()),
                            CommandProgress.sending(command.id(), now),
                            true));
        }
        tell(Set.of(job), Set.of());
        return CompletableFuture.completedFuture(Job.of(Objects.requireNonNull(first), true));
    }

    @Override
    public synchronized CompletionStage<Cancellation> cancel(JobId job) {
        cancelledJobs.add(job);
        List<CommandId> asked = of(job).stream()
                .filter(status -> !status.state().isFinal())
                .map(CommandStatus::id)
                .toList();
        return CompletableFuture.completedFuture(new Cancellation(Optional.empty(), asked, List.of()));
    }

    @Override
    public synchronized CompletionStage<Cancellation> cancel(CommandId command) {
        cancelled.add(command);
        return CompletableFuture.completedFuture(new Cancellation(Optional.empty(), List.of(command), List.of()));
    }

    @Override
    public synchronized CompletionStage<RetryPlan> planRetry(JobId job, Set<CommandState> states) {
        return plan(of(job).stream()
                .filter(status -> states.contains(status.state()))
                .toList());
    }

    @Override
    public synchronized CompletionStage<RetryPlan> planRetry(JobId job, Collection<CommandId> chosen) {
        return plan(
                of(job).stream().filter(status -> chosen.contains(status.id())).toList());
    }

    private static CompletionStage<RetryPlan> plan(List<CommandStatus> again) {
        return CompletableFuture.completedFuture(new RetryPlan(again(again, Optional.empty()), again));
    }

    private static SendRequest again(List<CommandStatus> again, Optional<Duration> validFor) {
        Command example = again.get(0).command();
        Map<NodeName, CommandId> parents = new LinkedHashMap<>();
        again.forEach(status -> parents.put(status.node(), status.id()));
        return new SendRequest(
                again.stream().map(CommandStatus::node).toList(),
                example.address().method(),
                example.address().domain(),
                example.arguments(),
                validFor,
                Optional.empty(),
                example.onInterrupt(),
                example.label(),
                parents,
                false);
    }

    @Override
    public synchronized CompletionStage<Cancellation> recall(Collection<CommandId> ids) {
        cancelled.addAll(ids);
        return CompletableFuture.completedFuture(new Cancellation(Optional.empty(), List.copyOf(ids), List.of()));
    }

    @Override
    public synchronized CompletionStage<ExtensionPlan> planExtension(JobId job, Duration validFor) {
        List<CommandStatus> waiting = of(job).stream()
                .filter(status -> status.state().compareTo(CommandState.RUNNING) < 0)
                .toList();
        return CompletableFuture.completedFuture(new ExtensionPlan(again(waiting, Optional.of(validFor)), waiting));
    }

    @Override
    public CompletionStage<Job> extend(ExtensionPlan plan) {
        recall(plan.extended().stream().map(CommandStatus::id).toList());
        return send(plan.request());
    }

    private List<CommandStatus> of(JobId job) {
        return commands.values().stream()
                .filter(status -> status.command().job().equals(job))
                .toList();
    }

    @Override
    public synchronized CompletionStage<CommandStatus> abandon(CommandId command) {
        return CompletableFuture.completedFuture(Objects.requireNonNull(commands.get(command)));
    }

    @Override
    public synchronized CompletionStage<List<JobSummary>> jobs(JobQuery query) {
        Map<JobId, List<CommandStatus>> byJob = new LinkedHashMap<>();
        commands.values()
                .forEach(status -> byJob.computeIfAbsent(status.command().job(), id -> new ArrayList<>())
                        .add(status));
        List<JobSummary> all = new ArrayList<>();
        byJob.values().stream()
                .filter(members -> query.output().stream().allMatch(text -> wrote(members, text)))
                .map(MemoryLink::summary)
                .filter(found -> query.text().stream()
                        .allMatch(text -> found.job().toString().contains(text)))
                .forEach(found -> all.add(0, found));
        return CompletableFuture.completedFuture(List.copyOf(all.subList(0, Math.min(all.size(), query.limit()))));
    }

    private boolean wrote(List<CommandStatus> members, String text) {
        return members.stream()
                .flatMap(status -> outputs.getOrDefault(status.id(), List.of()).stream())
                .anyMatch(segment -> segment.data().toUtf8().contains(text));
    }

    private static JobSummary summary(List<CommandStatus> members) {
        Map<CommandState, Integer> counts = new EnumMap<>(CommandState.class);
        members.forEach(status -> counts.merge(status.state(), 1, Integer::sum));
        return new JobSummary(Job.of(members.get(0).command(), true), counts, 0);
    }

    @Override
    public synchronized CompletionStage<JobDetail> job(JobId id) {
        List<CommandStatus> members = of(id);
        return members.isEmpty()
                ? CompletableFuture.failedFuture(new IllegalStateException("no job " + id))
                : CompletableFuture.completedFuture(new JobDetail(summary(members), members));
    }

    @Override
    public synchronized CompletionStage<List<CommandStatus>> commands(Collection<CommandId> ids) {
        return CompletableFuture.completedFuture(ids.stream()
                .flatMap(id -> Optional.ofNullable(commands.get(id)).stream())
                .toList());
    }

    @Override
    public synchronized CompletionStage<List<CommandStatus>> commandsFor(NodeName node, int limit) {
        List<CommandStatus> found = new ArrayList<>(commands.values().stream()
                .filter(status -> status.node().equals(node))
                .toList());
        Collections.reverse(found);
        return CompletableFuture.completedFuture(found.stream().limit(limit).toList());
    }

    @Override
    public synchronized CompletionStage<List<Undelivered>> undelivered() {
        Map<NodeName, Map<Column, List<CommandStatus>>> waiting = commands.values().stream()
                .filter(status -> WAITING.contains(status.state()))
                .collect(Collectors.groupingBy(
                        CommandStatus::node,
                        Collectors.groupingBy(status -> new Column(
                                status.command().address().method(),
                                status.command().address().domain()))));
        List<Undelivered> listed = new ArrayList<>();
        waiting.forEach((node, subjects) -> subjects.forEach((subject, found) -> listed.add(new Undelivered(
                node, subject, found.size(), found.get(0).command().createdAt()))));
        return CompletableFuture.completedFuture(listed);
    }

    @Override
    public synchronized CompletionStage<List<CommandStatus>> waitingFor(NodeName node, int limit) {
        return CompletableFuture.completedFuture(commands.values().stream()
                .filter(status -> status.node().equals(node) && !status.state().isFinal())
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized CompletionStage<OutputReport> output(CommandId command, OutputListener listener) {
        OutputReport report = play(command, listener);
        return CompletableFuture.completedFuture(report);
    }

    private synchronized List<OutputSegment> written(CommandId command) {
        return outputs.getOrDefault(command, List.of());
    }

    private OutputReport play(CommandId command, OutputListener listener) {
        List<OutputSegment> segments = written(command);
        segments.forEach(listener::onSegment);
        long bytes =
                segments.stream().mapToLong(segment -> segment.data().length()).sum();
        OutputReport report =
                new OutputReport(command, CommandState.SUCCEEDED, Optional.empty(), bytes, 0, true, List.of());
        listener.onEnd(report);
        return report;
    }

    /** Large outputs come on a thread of their own, since whoever hears them may let it wait. */
    @Override
    public synchronized Bus.Subscription followOutput(CommandId command, OutputListener listener) {
        long bytes = outputs.getOrDefault(command, List.of()).stream()
                .mapToLong(segment -> segment.data().length())
                .sum();
        if (bytes > LARGE) {
            Thread reader = new Thread(() -> play(command, listener), "output");
            reader.setDaemon(true);
            reader.start();
        } else {
            play(command, listener);
        }
        return opened(() -> {});
    }

    @Override
    public synchronized Bus.Subscription events(EventQuery query, EventListener listener) {
        if (refusal.isPresent()) {
            listener.onError(refusal.get());
            return opened(() -> {});
        }
        Reader reader = new Reader(query, listener);
        long sequence = 0;
        for (Event event : events) {
            reader.hand(event, ++sequence);
        }
        listener.onCaughtUp();
        readers.add(reader);
        return opened(() -> readers.remove(reader));
    }

    /** Somebody who follows events. */
    private record Reader(EventQuery query, EventListener listener) {
        void hand(Event event, long sequence) {
            boolean asked = query.method().map(event.address().method()::equals).orElse(true)
                    && query.since().map(since -> !event.at().isBefore(since)).orElse(true);
            if (asked && query.filter().test(event)) {
                listener.onEvent(event, event.at(), sequence);
            }
        }
    }
}
