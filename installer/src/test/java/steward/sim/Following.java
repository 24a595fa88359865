package steward.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;

/** What {@link steward.bus.Bus#follow} promises, and not more: it may stop at any place and goes on from there. */
final class Following {
    private static final Duration RETRY = Duration.ofMillis(300);
    private static final int MOST_AT_ONCE = 3;

    private final BrokerModel broker;
    private final StreamName stream;
    private final Predicate<String> filter;
    private final FollowListener listener;
    private final Supplier<Duration> delay;
    private final BiConsumer<Duration, Runnable> later;
    private long handed;
    private Optional<Instant> handedAt;
    private long reached;
    private @Nullable StreamIdentity known;
    private Optional<StreamIdentity> start = Optional.empty();
    private boolean caughtUp;
    private boolean pumping;
    private boolean closed;
    private int generation;

    Following(
            BrokerModel broker,
            StreamName stream,
            Predicate<String> filter,
            long from,
            Optional<Instant> previousAt,
            FollowListener listener,
            Supplier<Duration> delay,
            BiConsumer<Duration, Runnable> later) {
        this.broker = broker;
        this.stream = stream;
        this.filter = filter;
        this.listener = listener;
        this.delay = delay;
        this.later = later;
        handed = Math.max(0, from - 1);
        handedAt = previousAt;
        reached = handed;
    }

    void connected() {
        generation++;
        pumping = false;
        start = Optional.empty();
        inThisConnection(this::open);
    }

    void disconnected() {
        generation++;
        pumping = false;
        start = Optional.empty();
    }

    void close() {
        closed = true;
    }

    /** Something was stored. */
    void stored(StreamName where) {
        if (where == stream && start.isPresent()) {
            pump();
        }
    }

    private void inThisConnection(Runnable task) {
        int now = generation;
        later.accept(delay.get(), () -> {
            if (now == generation && !closed && broker.isUp()) {
                task.run();
            }
        });
    }

    private void open() {
        if (!broker.has(stream)) {
            int now = generation;
            later.accept(RETRY, () -> {
                if (now == generation && !closed) {
                    inThisConnection(this::open);
                }
            });
            return;
        }
        StreamIdentity now = broker.identity(stream);
        StreamIdentity before = known;
        boolean isAnew = before != null && !before.created().equals(now.created());
        boolean isAnother = handedAt.isPresent()
                && broker.storedAt(stream, handed)
                        .filter(at -> !handedAt.equals(Optional.of(at)))
                        .isPresent();
        boolean lost = isAnew || now.lastSequence() < reached || isAnother;
        known = now;
        start = Optional.of(now);
        caughtUp = false;
        if (lost) {
            handed = 0;
            handedAt = Optional.empty();
            reached = now.lastSequence();
            tell(() -> listener.onStreamLost(now));
        }
        reached = Math.max(reached, now.lastSequence());
        pump();
    }

    private void pump() {
        if (!pumping) {
            pumping = true;
            inThisConnection(this::handOver);
        }
    }

    private void handOver() {
        pumping = false;
        if (!broker.has(stream)) {
            return; // it was removed under the reader: the next connection finds out
        }
        List<Delivery> next = broker.from(stream, filter, handed + 1, MOST_AT_ONCE + 1);
        for (Delivery delivery : next.subList(0, Math.min(MOST_AT_ONCE, next.size()))) {
            if (closed) {
                return;
            }
            tell(() -> listener.onMessage(delivery));
            handed = delivery.sequence();
            handedAt = delivery.storedAt();
            reached = Math.max(reached, handed);
        }
        if (next.size() > MOST_AT_ONCE) {
            pump();
        } else if (!caughtUp && start.isPresent()) {
            caughtUp = true;
            StreamIdentity end = start.get();
            tell(() -> listener.onCaughtUp(end));
        }
    }

    private void tell(Runnable news) {
        if (closed) {
            return;
        }
        try {
            news.run();
        } catch (RuntimeException e) {
            closed = true;
            listener.onError(new BusException(BusException.Kind.REFUSED, "the listener failed: " + e, e));
        }
    }
}
