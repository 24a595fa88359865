package steward.console.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.ConnectionState;
import steward.bus.PresenceSubject;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.console.fleet.FleetModel;
import steward.console.job.Dispatch;
import steward.console.job.HomeStore;
import steward.console.job.Intake;
import steward.console.job.JobStore;
import steward.console.job.Reconciler;
import steward.console.job.Taken;
import steward.console.store.Dropped;
import steward.message.MessageType;
import steward.message.Severity;
import steward.message.Subject;
import steward.supervision.ProcessName;
import steward.time.BrokerClock;
import steward.time.Loop;

/** What lives on the engine's loop: every method must be called there. */
final class EngineCore implements StreamFollower.Owner {
    /** How soon another program's writes to the same home are noticed. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration NOTE = Duration.ofSeconds(30);
    private static final Duration PRUNE = Duration.ofHours(1);
    private static final Duration LOOK_AT_BROKER = Duration.ofSeconds(10);

    private static final ProcessName STREAMS = new ProcessName("streams");
    private static final ProcessName OUTBOX = new ProcessName("outbox");

    private final Loop loop;
    private final Bus bus;
    private final HomeStore store;
    private final BrokerClock time;
    private final ClockWatch clockWatch;
    private final FleetModel fleet = new FleetModel(FleetModel.MOST_NODES);
    private final Updates updates;
    private final Dispatch dispatch;
    private final Reach ready = new Reach();
    private final List<StreamFollower> followers;
    private final Streams streams;
    private final OutboxPublisher publisher;
    private final Supervision processes;
    private final Trouble trouble = new Trouble();
    private final Surveyed surveyed = new Surveyed();
    private ConnectionState connection = new ConnectionState(false, "not connected yet");
    private long othersWrites;
    /** What units say of themselves is compared with what is open only from then on: their answers have come. */
    private boolean isCaughtUp;

    private boolean isClosed;

    EngineCore(
            Loop loop,
            LoopCalls calls,
            Bus bus,
            HomeStore store,
            BrokerClock time,
            Reconciler.Rules rules,
            Supervision processes,
            Executor notifier,
            Executor workers) {
        this.loop = loop;
        this.processes = processes;
        this.bus = bus;
        this.store = store;
        this.time = time;
        clockWatch = new ClockWatch(time, loop.clock());
        showAll();
        updates = new Updates(loop, notifier, () -> fleet.snapshot(time.now()), processes::listenerFailed);
        dispatch = new Dispatch(
                loop, store, bus, time, new SplittableRandom(loop.clock().nanos()), rules, this::queued, this::refused);
        publisher = new OutboxPublisher(calls, dispatch);
        Intake intake = new Intake(store, time);
        StreamFollower commands =
                follower(StreamName.STEWARD_COMMANDS, Subject.all(MessageType.COMMAND), calls, intake);
        StreamFollower acks = follower(StreamName.STEWARD_ACKS, Subject.all(MessageType.ACK), calls, intake);
        StreamFollower nodes = follower(StreamName.KV_STEWARD_NODES, PresenceSubject.ALL, calls, intake);
        followers = List.of(commands, acks, nodes);
        Survey survey = new Survey(bus, calls, workers, store, List.of(nodes, acks), this);
        streams = new Streams(bus, calls, ready, followers, survey, dispatch::connected);
    }

    private StreamFollower follower(StreamName stream, String filter, LoopCalls calls, Intake intake) {
        return new StreamFollower(stream, filter, bus, ready, calls, store, intake, this);
    }

    void start() {
        othersWrites = store.othersWrites();
        processes.start(STREAMS, streams);
        processes.start(OUTBOX, publisher);
        followers.forEach(follower -> processes.start(follower.name(), follower));
        bus.onConnection(state -> loop.execute(() -> connection(state)));
        look();
        lookAtBroker();
        note();
        prune();
    }

    /** Within reach while the broker has its streams. */
    Reach ready() {
        return ready;
    }

    Dispatch dispatch() {
        return dispatch;
    }

    Updates updates() {
        return updates;
    }

    Streams streams() {
        return streams;
    }

    Health health(Dropped dropped) {
        return new Health(
                connection.connected(),
                connection.detail(),
                store.syncedAt(),
                store.outboxSize(),
                trouble.badMessages(),
                trouble.lastBad(),
                dropped,
                trouble.last(),
                processes.states(),
                processes.lostErrors());
    }

    @Override
    public void beginsAgain(StreamName stream) {
        isCaughtUp = false;
        showAll();
        updates.changedWithoutDetail();
    }

    @Override
    public void taken(Taken taken, Optional<Instant> liveAt) {
        liveAt.ifPresent(clockWatch::storedJustNow);
        trouble.skipped(taken);
        if (isCaughtUp) {
            taken.heard().forEach(dispatch::heard);
        }
        fill(taken);
        updates.changed(taken.jobs(), taken.commands());
    }

    @Override
    public void surveyed(Taken words) {
        words.answers().forEach(surveyed::add);
        fill(words);
        updates.filling();
    }

    @Override
    public void surveyEnds() {
        updates.flush();
    }

    private void fill(Taken taken) {
        taken.answers().forEach(this::show);
        taken.heard().forEach(heard -> fleet.heard(heard.presence(), heard.storedAt()));
    }

    @Override
    public void moved() {
        boolean isNew = !isCaughtUp;
        isCaughtUp = streams.isCaughtUp();
        if (isNew && isCaughtUp) {
            showHistory();
            dispatch.caughtUp();
        }
        streams.moved();
    }

    @Override
    public void lost(StreamName stream, StreamIdentity identity) {
        processes.report(
                STREAMS,
                Severity.WARNING,
                new BusException(
                        BusException.Kind.NO_ANSWER,
                        "the broker lost part of " + stream + ": it is read anew, and what is open is sent again"),
                Optional.empty());
        surveyed.clear();
        if (stream == StreamName.STEWARD_COMMANDS) {
            dispatch.connected(identity);
        }
        streams.lost();
    }

    void keep(List<OutputReading.Kept> chunks) {
        store.transaction(() -> chunks.forEach(kept -> store.keep(kept.chunk(), kept.payload())));
    }

    void close() {
        isClosed = true;
        store.close();
    }

    private void connection(ConnectionState state) {
        if (isClosed) {
            return;
        }
        connection = state;
        if (state.connected()) {
            streams.connected();
            processes.startAgain();
        } else {
            isCaughtUp = false;
            dispatch.disconnected();
            streams.disconnected();
        }
    }

    private void queued(Taken taken) {
        if (!dispatch.hasRefused()) {
            trouble.accepted();
        }
        updates.changed(taken.jobs(), taken.commands());
    }

    private void refused(BusException error) {
        trouble.said(String.valueOf(error.getMessage()));
        publisher.refused(error);
    }

    private void showAll() {
        store.presences().forEach(heard -> fleet.heard(heard.presence(), heard.storedAt()));
        store.answers().forEach(this::show);
    }

    private void show(JobStore.Answer answer) {
        if (!surveyed.isAheadOf(answer)) {
            fleet.answered(answer.node(), answer.cell(), answer.place().storedAt());
        }
    }

    /** The history is here, and knows better than the survey which answer is the last. */
    private void showHistory() {
        if (surveyed.clear()) {
            showAll();
            updates.changedWithoutDetail();
        }
    }

    /** Another program on this home may have put something in the outbox, or taken in what this one has not. */
    private void look() {
        if (isClosed) {
            return;
        }
        loop.after(LOOK, this::look);
        long now = store.othersWrites();
        if (now != othersWrites) {
            othersWrites = now;
            updates.changedWithoutDetail();
            dispatch.pump();
        }
    }

    /** Servers of a cluster come and go without a word to its clients. */
    private void lookAtBroker() {
        if (isClosed) {
            return;
        }
        loop.after(LOOK_AT_BROKER, this::lookAtBroker);
        if (connection.connected()) {
            bus.degraded().thenAccept(sentences -> loop.execute(() -> trouble.degraded(sentences)));
        }
    }

    private void note() {
        if (!isClosed) {
            loop.after(NOTE, this::note);
            noteSynced();
        }
    }

    /** Takes down up to when what is here is complete. */
    void noteSynced() {
        if (connection.connected() && streams.isCaughtUp()) {
            store.syncedAt(time.now());
        }
        time.offset().ifPresent(store::clockAhead);
    }

    private void prune() {
        if (isClosed) {
            return;
        }
        boolean more = false;
        try {
            more = store.prune();
        } finally {
            loop.after(more ? Duration.ZERO : PRUNE, this::prune);
        }
    }
}
