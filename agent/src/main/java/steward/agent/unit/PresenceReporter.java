package steward.agent.unit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.bus.PresenceSubject;
import steward.bus.StreamName;
import steward.codec.MessageCodec;
import steward.message.Bytes;
import steward.message.IdSource;
import steward.message.LedgerSummary;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.time.BrokerClock;
import steward.time.Loop;

/**
 * Says what the unit is: when asked, and every period while connected. Each presence replaces exactly the one that the
 * reporter knows of, so that another agent of the same name is noticed. Now and then it reads the broker's clock off what
 * it has just said.
 */
final class PresenceReporter {
    private static final int MOST_CONFLICTS = 3;
    private static final int MEASURE_EVERY = 20;

    private final Loop loop;
    private final Bus bus;
    private final Ledger ledger;
    private final BrokerClock time;
    private final IdSource ids;
    private final UnitDescription unit;
    private final Instant startedAt;
    private final Conflict conflict;
    private final Runnable onBack;
    private OptionalLong revision = OptionalLong.empty();
    private PresenceState state = PresenceState.STARTING;
    private boolean connected;
    private boolean unheard;
    private int said;
    private @Nullable CompletableFuture<Void> saying;
    private @Nullable CompletableFuture<Void> next;
    private Loop.@Nullable Timer timer;

    /** What to do about a presence of this name that the reporter did not know of. */
    interface Conflict {
        void onForeign(Bytes payload);
    }

    /**
     * @param onBack told when the broker hears it again that did not although there was a connection: behind a server
     *     that is a leaf of another nothing else shows that the two have found each other again
     */
    PresenceReporter(UnitPorts ports, UnitDescription unit, Conflict conflict, Runnable onBack) {
        loop = ports.loop();
        bus = ports.bus();
        ledger = ports.ledger();
        time = ports.time();
        ids = ports.ids();
        this.unit = unit;
        this.conflict = conflict;
        this.onBack = onBack;
        startedAt = time.presumed();
    }

    void connected() {
        connected = true;
        said = 0;
    }

    void disconnected() {
        connected = false;
        cancelTimer();
    }

    PresenceState state() {
        return state;
    }

    void state(PresenceState next) {
        state = next;
    }

    /** The sequence of the presence that the next one replaces; 0 for none, empty for whichever it is. */
    void replaces(OptionalLong sequence) {
        revision = sequence;
    }

    /** Says it now; completes on the loop when the broker has it. Calls while one is under way share the next one. */
    CompletionStage<Void> say() {
        if (saying != null) {
            next = next == null ? new CompletableFuture<>() : next;
            return next;
        }
        CompletableFuture<Void> now = new CompletableFuture<>();
        saying = now;
        cancelTimer();
        publish(0);
        return now;
    }

    private void publish(int conflicts) {
        long before = loop.clock().nanos();
        Parcel parcel = new Parcel(
                PresenceSubject.of(unit.node()),
                Bytes.copyOf(MessageCodec.encodePresence(presence())),
                Map.of(),
                ids.nextMessage().toString(),
                revision);
        bus.publish(parcel)
                .whenComplete((confirmation, error) -> loop.execute(() -> {
                    if (error == null) {
                        confirmed(confirmation, before);
                    } else if (isConflict(error) && conflicts < MOST_CONFLICTS) {
                        reread(conflicts + 1);
                    } else {
                        finish(BusException.of(error));
                    }
                }));
    }

    private static boolean isConflict(Throwable error) {
        return BusException.of(error).kind() == BusException.Kind.CONFLICT;
    }

    private void confirmed(Confirmation confirmation, long before) {
        revision = OptionalLong.of(confirmation.sequence());
        long after = loop.clock().nanos();
        if (said++ % MEASURE_EVERY != 0 && time.isMeasured()) {
            finish(null);
            return;
        }
        last().whenComplete((last, error) -> loop.execute(() -> {
            if (error == null) {
                last.filter(own -> own.sequence() == confirmation.sequence())
                        .flatMap(Delivery::storedAt)
                        .ifPresent(stored -> time.measured(stored, before, after));
            }
            finish(error == null ? null : BusException.of(error));
        }));
    }

    private void reread(int conflicts) {
        last().whenComplete((last, error) -> loop.execute(() -> {
            if (error != null) {
                finish(BusException.of(error));
                return;
            }
            revision = OptionalLong.of(last.map(Delivery::sequence).orElse(0L));
            last.ifPresent(delivery -> conflict.onForeign(delivery.payload()));
            publish(conflicts);
        }));
    }

    /** What the broker holds under this node's name. */
    CompletionStage<Optional<Delivery>> last() {
        return bus.last(StreamName.KV_STEWARD_NODES, PresenceSubject.of(unit.node()));
    }

    private void finish(@Nullable BusException error) {
        CompletableFuture<Void> done = saying;
        CompletableFuture<Void> following = next;
        saying = null;
        next = null;
        boolean isBack = unheard && error == null;
        unheard = error != null;
        if (isBack && connected) {
            onBack.run();
        }
        if (connected && state == PresenceState.ALIVE) {
            cancelTimer();
            timer = loop.after(unit.period(), this::say);
        }
        if (done != null) {
            complete(done, error);
        }
        if (following != null) {
            say().whenComplete((ok, failure) -> complete(following, failure));
        }
    }

    private static void complete(CompletableFuture<Void> future, @Nullable Throwable error) {
        if (error == null) {
            future.complete(null);
        } else {
            future.completeExceptionally(error);
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private Presence presence() {
        LedgerSummary summary = new LedgerSummary(
                ledger.id(),
                ledger.epoch(),
                ledger.floor().before(),
                ledger.cursor().stream(),
                ledger.cursor().complete(),
                ledger.openCount(),
                ledger.open(LedgerSummary.MAX_OPEN),
                ledger.outboxCount());
        return new Presence(
                unit.node(),
                unit.instance(),
                state,
                unit.version(),
                time.presumed(),
                unit.period(),
                startedAt,
                unit.bootId(),
                unit.host(),
                time.offset().orElse(Duration.ZERO),
                unit.labels(),
                unit.facts().get(),
                unit.addresses().get(),
                unit.methods(),
                unit.processes().get(),
                summary);
    }
}
