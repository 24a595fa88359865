package steward.console.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;
import steward.bus.Bus;
import steward.console.fleet.Fleet;
import steward.console.home.Settings;
import steward.console.job.CommandStatus;
import steward.console.job.Composer;
import steward.console.job.Composition;
import steward.console.job.HomeStore;
import steward.console.job.Job;
import steward.console.job.Reconciler;
import steward.console.job.SendRequest;
import steward.console.store.History;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.IdSource;
import steward.message.JobId;
import steward.message.NodeName;
import steward.time.BrokerClock;
import steward.time.Loop;
import steward.trust.SigningKey;

/** The real engine of a console with its threads taken away: its processes are tasks of one loop in virtual time. */
@NullMarked
public final class SimEngine {
    private final Loop loop;
    private final HomeStore store;
    private final History history;
    private final BrokerClock time;
    private final Sending sending;
    private final EngineCore core;
    private final Consumer<Composition> onComposed;

    /** What an engine is given. */
    public record Parts(
            Loop loop,
            Bus bus,
            HomeStore store,
            Path file,
            SigningKey key,
            IdSource ids,
            Settings settings,
            Consumer<Throwable> onError,
            Consumer<Composition> onComposed) {}

    /** Opens a second connection to the store's file, to read. */
    public SimEngine(Parts parts) {
        loop = parts.loop();
        store = parts.store();
        onComposed = parts.onComposed();
        history = History.open(parts.file());
        time = new BrokerClock(
                loop.clock(),
                store.clockAhead().map(ahead -> loop.clock().wall().minus(ahead)));
        Executor sameThread = Runnable::run;
        LoopCalls calls = new LoopCalls(loop, sameThread);
        Crew crew = new Crew(loop, parts.bus(), parts.onError(), this::core);
        core = new EngineCore(
                loop, calls, parts.bus(), store, time, Reconciler.Rules.USUAL, crew, sameThread, sameThread);
        sending = new Sending(new Composer(parts.key(), parts.ids(), parts.settings()), time);
    }

    private EngineCore core() {
        return core;
    }

    /** Begins, as a task of the loop. */
    public void start() {
        loop.execute(core::start);
    }

    /** The reading connection. */
    public void closeHistory() {
        history.close();
    }

    /** What is shown of the fleet. */
    public Fleet fleet() {
        return core.updates().fleet();
    }

    /** What ages are measured against. */
    public Instant now() {
        return time.now();
    }

    /** Whether the broker's clock was read in this run. */
    public boolean knowsTime() {
        return time.isMeasured();
    }

    /** Whether nothing that the broker has is missing here. */
    public boolean isCaughtUp() {
        return core.streams().isCaughtUp();
    }

    /** How many commands wait for the broker. */
    public int outboxSize() {
        return store.outboxSize();
    }

    /** What is shown of these commands. */
    public List<CommandStatus> commands(Collection<CommandId> ids) {
        return history.commands(ids);
    }

    /** What is shown of the job's commands. */
    public List<CommandStatus> commandsOf(JobId job) {
        return history.commandsOf(job);
    }

    /** What is shown of the node's commands that have not ended. */
    public List<CommandStatus> waitingFor(NodeName node) {
        return history.waitingFor(node, 1_000);
    }

    /** As {@link Engine#send}: on the loop. */
    public Job send(SendRequest request) {
        Composition composition = sending.compose(request);
        onComposed.accept(composition);
        core.dispatch().save(composition, () -> {});
        return composition.job();
    }

    /** As {@link Engine#cancel(JobId)}: on the loop. */
    public void cancel(JobId job) {
        saved(sending.cancel(history.commandsOf(job), "cancel"));
    }

    /** As {@link Engine#recall}: on the loop. */
    public void recall(JobId job) {
        saved(sending.recall(history.commandsOf(job), "recall"));
    }

    private void saved(Sending.Cancelling cancelling) {
        cancelling.cancels().ifPresent(cancels -> {
            onComposed.accept(cancels);
            core.dispatch().saveCancels(cancels);
        });
    }

    /** As {@link Engine#planRetry(JobId, Set)} and sending that: on the loop. */
    public void retry(JobId job, Set<CommandState> states) {
        send(sending.retry(job(job), history.commandsOf(job), states).request());
    }

    /** As {@link Engine#extend}: on the loop. */
    public void extend(JobId job, Duration validFor) {
        Sending.Extending extending = sending.extend(sending.extension(job(job), history.commandsOf(job), validFor));
        onComposed.accept(extending.recalls());
        onComposed.accept(extending.replacement());
        core.dispatch().replace(extending.recalls(), extending.replacement());
    }

    /** As {@link Engine#abandon}: on the loop. */
    public void abandon(CommandId command) {
        Optional<CommandStatus> known =
                history.commands(Set.of(command)).stream().findFirst();
        known.ifPresent(
                status -> core.dispatch().abandon(command, status.command().operator()));
    }

    private Job job(JobId id) {
        return history.job(id).orElseThrow().job();
    }

    /**
     * As {@link Engine#output}.
     *
     * @param direct answers at once
     */
    public OutputReport output(CommandStatus command, Bus direct, OutputListener listener) {
        OutputReading.Reader reader = new OutputReading.Reader() {
            @Override
            public <T> T ask(Function<History, T> question) {
                return question.apply(history);
            }
        };
        return new OutputReading(direct, reader, kept -> {}, command, listener).read();
    }
}
