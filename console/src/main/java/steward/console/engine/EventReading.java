package steward.console.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.codec.MalformedMessageException;
import steward.codec.MessageCodec;
import steward.message.Event;
import steward.message.Message;
import steward.message.MessageType;
import steward.message.Subject;

/** Hands events on, from an instant or from the oldest. Any thread. */
final class EventReading implements FollowListener, Bus.Subscription {
    private static final StreamName STREAM = StreamName.STEWARD_EVENTS;

    private final Bus bus;
    private final EventQuery query;
    private final EventListener listener;
    private final Runnable onBad;
    private final String filter;
    private Bus.@Nullable Subscription subscription;
    private boolean isClosed;

    /** @param onBad told of each message that was skipped */
    EventReading(Bus bus, EventQuery query, EventListener listener, Runnable onBad) {
        this.bus = bus;
        this.query = query;
        this.listener = listener;
        this.onBad = onBad;
        filter = query.method()
                .map(method -> Subject.all(MessageType.EVENT, method))
                .orElseGet(() -> Subject.all(MessageType.EVENT));
    }

    /** Finds where to begin, waiting for the broker, and follows from there. */
    void start() {
        try {
            long first = query.since().isEmpty() ? 1 : firstSince(query.since().get());
            synchronized (this) {
                if (!isClosed) {
                    subscription = bus.follow(STREAM, filter, first, this);
                }
            }
        } catch (RuntimeException e) {
            if (!isClosed()) {
                listener.onError(BusException.of(e));
            }
        }
    }

    @Override
    public void onMessage(Delivery delivery) {
        Instant storedAt = delivery.storedAt().orElse(Instant.EPOCH);
        boolean isTooOld = query.since().map(storedAt::isBefore).orElse(false);
        if (isClosed() || isTooOld) {
            return;
        }
        try {
            Message message = MessageCodec.decode(delivery.payload().toArray());
            if (message instanceof Event event && event.subject().equals(delivery.subject())) {
                if (query.filter().test(event)) {
                    listener.onEvent(event, storedAt, delivery.sequence());
                }
            } else {
                onBad.run();
            }
        } catch (MalformedMessageException e) {
            onBad.run();
        }
    }

    @Override
    public void onCaughtUp(StreamIdentity identity) {
        if (isClosed()) {
            return;
        }
        if (!query.follow()) {
            close();
        }
        listener.onCaughtUp();
    }

    @Override
    public void onStreamLost(StreamIdentity identity) {}

    @Override
    public void onError(BusException error) {
        if (!isClosed()) {
            close();
            listener.onError(error);
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    /** The first sequence stored at that instant or later, by halving: about twenty small questions. */
    private long firstSince(Instant since) {
        StreamIdentity identity = await(bus.identity(STREAM));
        String reader = "console-events-" + UUID.randomUUID();
        long low = Math.max(1, identity.firstSequence());
        long high = identity.lastSequence() + 1;
        while (low < high && !isClosed()) {
            long middle = low + (high - low) / 2;
            Optional<Delivery> next = next(middle, reader);
            boolean isEarlier = next.flatMap(Delivery::storedAt)
                    .map(at -> at.isBefore(since))
                    .orElse(false);
            if (isEarlier) {
                low = next.get().sequence() + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Optional<Delivery> next(long fromSequence, String reader) {
        AtomicReference<Delivery> found = new AtomicReference<>();
        await(bus.read(STREAM, filter, fromSequence, 1, reader, found::set));
        return Optional.ofNullable(found.get());
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
