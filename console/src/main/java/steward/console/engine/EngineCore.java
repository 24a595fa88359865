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
import steward.console.job.Heard;
import steward.console.job.Intake;
import steward.console.job.JobStore;
import steward.console.job.Reconciler;
import steward.console.job.Taken;
import steward.console.store.Store;
import steward.message.MessageType;
import steward.message.Subject;
import steward.time.BrokerClock;
import steward.time.Loop;

/** What lives on the engine's loop: every method must be called there. */
final class EngineCore implements StreamFollower.Owner {
    /** How soon another program's writes to the same home are noticed. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration NOTE = Duration.ofSeconds(30);
    private static final Duration PRUNE = Duration.ofHours(1);

    private final Loop loop;
    private final Bus bus;
    private final Store store;
    private final BrokerClock time;
    private final ClockWatch clockWatch;
    private final FleetModel fleet = new FleetModel(FleetModel.MOST_NODES);
    private final Updates updates;
    private final Dispatch dispatch;
    private final Streams streams;
    private final Trouble trouble = new Trouble();
    private ConnectionState connection = new ConnectionState(false, "not connected yet");
    private long othersWrites;
    private boolean isClosed;

    EngineCore(Loop loop, Bus bus, Store store, BrokerClock time, Reconciler.Rules rules, Executor notifier) {
        this.loop = loop;
        this.bus = bus;
        this.store = store;
        this.time = time;
        clockWatch = new ClockWatch(time, loop.clock());
        store.presences().forEach(heard -> fleet.heard(heard.presence(), heard.storedAt()));
        store.answers().forEach(this::show);
        updates = new Updates(loop, notifier, () -> fleet.snapshot(time.now()));
        dispatch = new Dispatch(
                loop, store, bus, time, new SplittableRandom(loop.clock().nanos()), rules, this::queued, this::refused);
        Intake intake = new Intake(store, time);
        List<StreamFollower> followers = List.of(
                follower(StreamName.STEWARD_COMMANDS, Subject.all(MessageType.COMMAND), intake),
                follower(StreamName.STEWARD_ACKS, Subject.all(MessageType.ACK), intake),
                follower(StreamName.KV_STEWARD_NODES, PresenceSubject.ALL, intake));
        streams = new Streams(bus, loop, followers, dispatch::connected, trouble::said);
    }

    private StreamFollower follower(StreamName stream, String filter, Intake intake) {
        return new StreamFollower(stream, filter, bus, loop, store, intake, this);
    }

    void start() {
        othersWrites = store.othersWrites();
        bus.onConnection(state -> loop.execute(() -> connection(state)));
        dispatch.pump();
        look();
        note();
        prune();
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

    Health health(long droppedChunks) {
        return new Health(
                connection.connected(),
                connection.detail(),
                store.syncedAt(),
                store.outboxSize(),
                trouble.badMessages(),
                trouble.lastBad(),
                droppedChunks,
                trouble.last());
    }

    @Override
    public void taken(Taken taken, Optional<Instant> liveAt) {
        liveAt.ifPresent(clockWatch::storedJustNow);
        trouble.skipped(taken);
        dispatch.heardOf(taken.commands());
        taken.answers().forEach(this::show);
        for (Heard heard : taken.heard()) {
            fleet.heard(heard.presence(), heard.storedAt());
            dispatch.heard(heard);
        }
        updates.changed(taken.jobs(), taken.commands());
    }

    @Override
    public void moved() {
        streams.moved();
    }

    @Override
    public void lost(StreamName stream, StreamIdentity identity) {
        trouble.said("the broker lost part of " + stream + ": what was open is sent again");
        if (stream == StreamName.STEWARD_COMMANDS) {
            dispatch.connected(identity);
        }
        streams.lost();
    }

    @Override
    public void trouble(String what) {
        trouble.said(what);
    }

    void keep(List<OutputReading.Kept> chunks) {
        store.transaction(() -> chunks.forEach(kept -> store.keep(kept.chunk(), kept.payload())));
    }

    void close() {
        isClosed = true;
        noteSynced();
        streams.close();
        store.close();
    }

    private void connection(ConnectionState state) {
        if (isClosed) {
            return;
        }
        connection = state;
        if (state.connected()) {
            streams.connected();
        } else {
            dispatch.disconnected();
            streams.disconnected();
        }
    }

    private void queued(Taken taken) {
        trouble.accepted();
        dispatch.heardOf(taken.commands());
        updates.changed(taken.jobs(), taken.commands());
    }

    private void refused(BusException error) {
        trouble.said(String.valueOf(error.getMessage()));
    }

    private void show(JobStore.Answer answer) {
        fleet.answered(answer.node(), answer.cell(), answer.place().storedAt());
    }

    /** Another program on this home may have put something in the outbox, or taken in what this one has not. */
    private void look() {
        if (isClosed) {
            return;
        }
        long now = store.othersWrites();
        if (now != othersWrites) {
            othersWrites = now;
            dispatch.pump();
            updates.changedWithoutDetail();
        }
        loop.after(LOOK, this::look);
    }

    private void note() {
        if (!isClosed) {
            noteSynced();
            loop.after(NOTE, this::note);
        }
    }

    private void noteSynced() {
        if (connection.connected() && streams.isCaughtUp()) {
            store.syncedAt(time.now());
        }
        time.offset().ifPresent(store::clockAhead);
    }

    private void prune() {
        if (!isClosed) {
            boolean more = store.prune();
            loop.after(more ? Duration.ZERO : PRUNE, this::prune);
        }
    }
}
