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
 * <p>At most a {@link Window} of parcels of a lane is under way at once; the entries of a lane are offered in order, and one
 * that failed is offered again before any newer one is. A lane that fails backs off by itself, so that a full output
 * stream holds up no ack. What the broker refuses, such as a parcel that is too large for it, is set aside with what waits
 * behind it on the same subject, and is offered again after a pause of its own, while the rest of the lane goes on.
 * Nothing is ever dropped here.
 *
 * <p>Lives on its {@link Loop}: every method must be called there.
 */
public final class Outbox {
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));

    private static final Backoff REFUSED_RETRY = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** The most pages of entries that are set aside that are skipped in one task. */
    private static final int MOST_PAGES = 16;

    /** The most entries that are read at once. */
    private static final int PAGE = 32;
    /** Of a lane, under way: no more is published until some of it is confirmed. */
    private static final long MOST_BYTES = 2 << 20;

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

    /** Offers at once what was refused: to be called when the reason may be gone, or when an entry was removed. */
    public void reconsider() {
        lanes.forEach(this::releaseRefused);
    }

    /** Whether the broker's last word on anything that waits was a refusal. */
    public boolean hasRefused() {
        return lanes.stream().anyMatch(state -> !state.aside.isEmpty());
    }

    /** Whether the entry was published and may be at the broker already. */
    public boolean isUnderWay(long number) {
        return lanes.stream().anyMatch(state -> state.underWay.contains(number))
                || confirmed.stream().anyMatch(one -> one.entry().number() == number);
    }

    private void pump(LaneState state) {
        if (state.retry != null || state.failed) {
            return;
        }
        if (state.isReleased && !settling) {
            state.isReleased = false;
            state.offered = 0;
        }
        for (int pages = 0; state.room() > 0; pages++) {
            if (pages == MOST_PAGES) {
                loop.execute(() -> pump(state));
                return;
            }
            int asked = Math.min(state.room(), PAGE);
            List<OutboxEntry> page = waiting(state, asked);
            page.forEach(entry -> offer(state, entry));
            if (page.size() < asked) {
                if (state.underWay.isEmpty() && !state.isReleased) {
                    state.aside.allOffered();
                }
                return;
            }
        }
    }

    private void offer(LaneState state, OutboxEntry entry) {
        state.offered = entry.number();
        if (state.underWay.contains(entry.number())
                || !state.aside.offers(entry.parcel().subject())) {
            return;
        }
        state.publishing(entry);
        int generation = state.generation;
        long began = loop.clock().nanos();
        publisher
                .publish(entry.parcel())
                .whenComplete((confirmation, error) -> loop.execute(() -> {
                    if (confirmation != null) {
                        state.window.confirmedAfter(loop.clock().nanos() - began);
                    }
                    settled(state, generation, entry, confirmation, error);
                }));
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
        state.answered(entry);
        if (confirmation != null) {
            state.failures = 0;
            state.isReleased |= state.aside.accepted(entry.parcel().subject());
            confirmed.add(new OutboxStore.Confirmed(entry, confirmation));
            settleSoon();
        } else {
            failed(state, generation, entry, BusException.of(error));
        }
        if (state.failed && state.underWay.isEmpty()) {
            backOff(state);
        }
    }

    private void failed(LaneState state, int generation, OutboxEntry entry, BusException cause) {
        if (cause.kind() == BusException.Kind.REFUSED
                && state.aside.add(entry.parcel().subject())) {
            onTrouble.accept(cause);
            retryRefused(state);
            pump(state);
            return;
        }
        state.aside.unanswered(entry.parcel().subject());
        if (generation == state.generation) {
            state.generation++;
            state.failed = true;
            state.window.failed();
            if (cause.kind() != BusException.Kind.NOT_CONNECTED) {
                onTrouble.accept(cause);
            }
        }
    }

    private void retryRefused(LaneState state) {
        if (state.refusedRetry == null) {
            state.refusedRetry =
                    loop.after(REFUSED_RETRY.delay(state.aside.nextAttempt(), random), () -> releaseRefused(state));
        }
    }

    private void releaseRefused(LaneState state) {
        state.cancelRefusedRetry();
        if (!state.aside.isEmpty()) {
            state.aside.release();
            state.isReleased = true;
            pump(state);
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
        private final Window window;
        private final Set<Long> underWay = new HashSet<>();
        private long bytesUnderWay;
        private long offered;
        private int generation;
        private int failures;
        /** The lane waits for what is under way, then starts again from its oldest entry. */
        private boolean failed;

        private Loop.@Nullable Timer retry;

        private final SetAside aside = new SetAside();
        private Loop.@Nullable Timer refusedRetry;
        /** Some of what was left out may be offered now: the lane goes through its entries from the oldest on. */
        private boolean isReleased;

        LaneState(Lane lane) {
            this.lane = lane;
            window = new Window(lane);
        }

        int room() {
            return bytesUnderWay >= MOST_BYTES ? 0 : window.size() - underWay.size();
        }

        void publishing(OutboxEntry entry) {
            underWay.add(entry.number());
            bytesUnderWay += entry.parcel().payload().length();
        }

        void answered(OutboxEntry entry) {
            underWay.remove(entry.number());
            bytesUnderWay -= entry.parcel().payload().length();
        }

        void cancelRefusedRetry() {
            if (refusedRetry != null) {
                refusedRetry.cancel();
                refusedRetry = null;
            }
        }

        /** Begins anew, as if nothing had failed. */
        void forget() {
            failures = 0;
            aside.forgetAttempts();
            cancelRefusedRetry();
            if (!aside.isEmpty()) {
                aside.release();
                isReleased = true;
            }
            if (retry != null) {
                retry.cancel();
                retry = null;
            }
        }
    }
}
