package steward.console.engine;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import steward.message.Severity;
import steward.message.Subject;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessContext;

/**
 * Hands events on, from an instant or from the oldest, as a process: a run that fails is followed by one that goes on
 * behind the last event that the listener has taken. Any thread.
 */
final class EventReading implements FollowListener, ProcessBody {
    private static final StreamName STREAM = StreamName.STEWARD_EVENTS;

    private final Bus bus;
    private final Reach streams;
    private final EventQuery query;
    private final EventListener listener;
    private final String filter;
    private volatile @Nullable Run run;
    private volatile long next;
    private volatile boolean isClosed;

    /** One run, and where it reports. */
    private record Run(FollowRun follow, ProcessContext context) {}

    /** @param streams within reach when the broker has its streams */
    EventReading(Bus bus, Reach streams, EventQuery query, EventListener listener) {
        this.bus = bus;
        this.streams = streams;
        this.query = query;
        this.listener = listener;
        filter = query.method()
                .map(method -> Subject.all(MessageType.EVENT, method))
                .orElseGet(() -> Subject.all(MessageType.EVENT));
    }

    /** Finds where to begin, waiting for the broker, and follows from there. */
    @Override
    public void run(ProcessContext context) throws Exception {
        if (next == 0) {
            next = query.since().isEmpty() ? 1 : firstSince(query.since().get(), context);
        }
        FollowRun follow = new FollowRun(this);
        run = new Run(follow, context);
        follow.follow(bus, STREAM, filter, next);
    }

    /** The listener hears nothing more. */
    void close() {
        isClosed = true;
    }

    @Override
    public void onMessage(Delivery delivery) {
        Instant storedAt = delivery.storedAt().orElse(Instant.EPOCH);
        boolean isTooOld = query.since().map(storedAt::isBefore).orElse(false);
        if (!isClosed && !isTooOld) {
            decoded(delivery)
                    .filter(query.filter())
                    .ifPresent(event -> listener.onEvent(event, storedAt, delivery.sequence()));
        }
        next = delivery.sequence() + 1;
    }

    private Optional<Event> decoded(Delivery delivery) {
        try {
            Message message = MessageCodec.decode(delivery.payload().toArray());
            if (message instanceof Event event && event.subject().equals(delivery.subject())) {
                return Optional.of(event);
            }
            skipped("skipped a message on " + delivery.subject() + " that does not belong there", delivery);
        } catch (MalformedMessageException e) {
            skipped("skipped a message on " + delivery.subject() + ": " + e.getMessage(), delivery);
        }
        return Optional.empty();
    }

    private void skipped(String why, Delivery delivery) {
        current().context().report(Severity.WARNING, new SkippedMessageException(why), Optional.of(delivery.payload()));
    }

    @Override
    public void onCaughtUp(StreamIdentity identity) {
        if (isClosed) {
            return;
        }
        listener.onCaughtUp();
        if (!query.follow()) {
            close();
            current().follow().end();
        }
    }

    /** What the broker has now begins at 1 again. */
    @Override
    public void onStreamLost(StreamIdentity identity) {
        next = 1;
    }

    @Override
    public void onError(BusException error) {
        if (!isClosed) {
            listener.onError(error);
        }
    }

    private Run current() {
        return Objects.requireNonNull(run, "nothing is heard before a run");
    }

    /** The first sequence stored at that instant or later, by halving: about twenty small questions. */
    private long firstSince(Instant since, ProcessContext context) throws InterruptedException {
        StreamIdentity identity = streams.ask(context, () -> bus.identity(STREAM));
        String reader = "console-events-" + UUID.randomUUID();
        long low = Math.max(1, identity.firstSequence());
        long high = identity.lastSequence() + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            Optional<Delivery> next = next(middle, reader, context);
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

    private Optional<Delivery> next(long fromSequence, String reader, ProcessContext context)
            throws InterruptedException {
        AtomicReference<Delivery> found = new AtomicReference<>();
        streams.ask(context, () -> bus.read(STREAM, filter, fromSequence, 1, reader, found::set));
        return Optional.ofNullable(found.get());
    }
}
