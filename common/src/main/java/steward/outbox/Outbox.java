package steward.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.Publisher;
import steward.time.Backoff;
import steward.time.Loop;

/**
 * Publishes what an {@link OutboxStore} holds until the broker has confirmed every bit of it.
 *
 * <p>At most {@link Lane#window()} parcels of a lane are under way at once; the entries of a lane are offered in order, and one
 * that failed is offered again before any newer one is. A lane that fails backs off by itself, so that a full output
 * stream holds up no ack. Nothing is ever dropped here.
 *
 * <p>Lives on its {@link Loop}: every method must be called there.
 */
public final class Outbox {
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));

    private final Loop loop;
    private final Publisher publisher;
    private final OutboxStore store;
    private final RandomGenerator random;
    private final Consumer<BusException> onTrouble;
    private final List<LaneState> lanes =
            Arrays.stream(Lane.values()).map(LaneState::new).toList();
    private final List<OutboxStore.Confirmed> confirmed = new ArrayList<>();
    private Runnable settled = () -> {};
    private boolean settling;

    /**
     * @param onTrouble told, on the loop, of every refusal by the broker that is more than a missing connection
     */
    public Outbox(
            Loop loop,
            Publisher publisher,
            OutboxStore store,
            RandomGenerator random,
            Consumer<BusException> onTrouble) {
        this.loop = loop;
        this.publisher = publisher;
        this.store = store;
        this.random = random;
        this.onTrouble = onTrouble;
    }

    /** Has that run on the loop each time after confirmed entries left the store. */
    public void onSettled(Runnable listener) {
        settled = listener;
    }

    /** Publishes what waits: to be called after something was stored. */
    public void pump() {
        lanes.forEach(this::pump);
    }

    /** Tries again at once whatever was backing off: to be called when the connection is back. */
    public void connected() {
        lanes.forEach(LaneState::forget);
        pump();
    }

    private void pump(LaneState state) {
        if (state.retry != null || state.failed) {
            return;
        }
        int room = state.lane.window() - state.underWay.size();
        if (room <= 0) {
            return;
        }
        for (OutboxEntry entry : waiting(state, room)) {
            state.offered = entry.number();
            state.underWay.add(entry.number());
            int generation = state.generation;
            publisher
                    .publish(entry.parcel())
                    .whenComplete((confirmation, error) ->
                            loop.execute(() -> settled(state, generation, entry, confirmation, error)));
        }
    }

    private List<OutboxEntry> waiting(LaneState state, int room) {
        try {
            return store.waiting(state.lane, state.offered, room);
        } catch (RuntimeException e) {
            startOver(state);
            throw e;
        }
    }

    private void settled(
            LaneState state,
            int generation,
            OutboxEntry entry,
            @Nullable Confirmation confirmation,
            @Nullable Throwable error) {
        state.underWay.remove(entry.number());
        if (confirmation != null) {
            state.failures = 0;
            confirmed.add(new OutboxStore.Confirmed(entry, confirmation));
            settleSoon();
        } else if (generation == state.generation) {
            state.generation++;
            state.failed = true;
            BusException cause = BusException.of(error);
            if (cause.kind() != BusException.Kind.NOT_CONNECTED) {
                onTrouble.accept(cause);
            }
        }
        if (state.failed && state.underWay.isEmpty()) {
            backOff(state);
        }
    }

    /** Confirmations that came together leave the store together, in one transaction. */
    private void settleSoon() {
        if (!settling) {
            settling = true;
            loop.execute(() -> {
                settling = false;
                settle();
            });
        }
    }

    private void settle() {
        List<OutboxStore.Confirmed> batch = List.copyOf(confirmed);
        confirmed.clear();
        try {
            store.confirmed(batch);
        } catch (RuntimeException e) {
            lanes.forEach(this::startOver);
            throw e;
        }
        settled.run();
        pump();
    }

    /** The store could not remove what was confirmed: offer all of it again, which the readers' memory of ids allows. */
    private void startOver(LaneState state) {
        state.generation++;
        state.offered = 0;
        if (state.retry != null) {
            return;
        }
        state.failed = true;
        if (state.underWay.isEmpty()) {
            backOff(state);
        }
    }

    private void backOff(LaneState state) {
        state.failed = false;
        state.offered = 0;
        state.retry = loop.after(RETRY.delay(state.failures++, random), () -> {
            state.retry = null;
            pump(state);
        });
    }

    private static final class LaneState {
        private final Lane lane;
        private final Set<Long> underWay = new HashSet<>();
        private long offered;
        private int generation;
        private int failures;
        /** The lane waits for what is under way, then starts again from its oldest entry. */
        private boolean failed;

        private Loop.@Nullable Timer retry;

        LaneState(Lane lane) {
            this.lane = lane;
        }

        void forget() {
            failures = 0;
            if (retry != null) {
                retry.cancel();
                retry = null;
            }
        }
    }
}
