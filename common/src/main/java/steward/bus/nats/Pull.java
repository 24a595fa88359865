package steward.bus.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.PullRequestOptions;
import io.nats.client.Subscription;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerCreateRequest;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import steward.bus.BusException;
import steward.bus.BusException.Kind;
import steward.bus.Delivery;
import steward.bus.StreamName;

/**
 * Reads a stream through a short-lived consumer that acknowledges nothing and lives in the broker's
 * memory. Messages are asked for in batches, so that a slow reader holds at most one batch. What goes missing on the way
 * shows by the consumer's own count and ends the pull. Blocks; lives on one thread, except {@link #close()}.
 */
final class Pull implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final long BATCH_BYTES = 8L << 20;
    private static final long MOST_BATCH_BYTES = 128L << 20;
    private static final Duration EXPIRES = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(16);
    /** The broker removes a consumer that nobody asks any more after this. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private final Connection connection;
    private final Link link;
    private final Requests requests;
    private final StreamName stream;
    private final String consumer;
    private final String filter;
    private final int batch;
    private volatile @Nullable Subscription subscription;
    private String inbox = "";
    private long expected = 1;
    private int asked;
    private int remaining;

    /**
     * @param most how many messages will be wanted
     */
    Pull(
            Connection connection,
            Link link,
            Requests requests,
            StreamName stream,
            String consumer,
            String filter,
            int most) {
        this.connection = connection;
        this.link = link;
        this.requests = requests;
        this.stream = stream;
        this.consumer = consumer;
        this.filter = filter;
        this.batch = Math.max(1, Math.min(BATCH, most));
    }

    /** A message and how many match after it. */
    record Item(Delivery delivery, long pending) {}

    /** Where a reader begins. */
    sealed interface Start {
        /** With the message of that sequence, or the first that is there after it. */
        record At(long sequence) implements Start {}

        /** With the oldest of those that are the last of their subject, of which it gives no others. */
        record LastOfEachSubject() implements Start {}
    }

    /** Makes the consumer; returns how many messages it has to give now. */
    long open(Start from) {
        ConsumerInfo made = create(from);
        if (made.hasError() && made.getApiErrorCode() == Replies.STREAM_NOT_FOUND) {
            throw new BusException(Kind.NO_ANSWER, "the stream " + stream + " is not there now");
        }
        boolean leftOver = !made.hasError() && made.getDelivered().getConsumerSequence() > 0;
        if (made.hasError() || leftOver) {
            // Left behind by an earlier reader of the same name, at another place.
            await(delete());
            made = create(from);
        }
        if (made.hasError()) {
            throw Replies.refusal("asked for a reader of " + filter + " in " + stream, made);
        }
        return made.getNumPending();
    }

    private ConsumerInfo create(Start from) {
        ConsumerConfiguration.Builder settings = ConsumerConfiguration.builder()
                .name(consumer)
                .filterSubject(filter)
                .ackPolicy(AckPolicy.None)
                .inactiveThreshold(FORGOTTEN)
                .memStorage(true)
                .numReplicas(1);
        if (from instanceof Start.At at) {
            settings.deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(Math.max(1, at.sequence()));
        } else {
            settings.deliverPolicy(DeliverPolicy.LastPerSubject);
        }
        ConsumerConfiguration configuration = settings.build();
        String body = new ConsumerCreateRequest(stream.name(), configuration).toJson();
        return new ConsumerInfo(
                await(requests.ask(Api.consumerCreate(stream, consumer, filter), body.getBytes(UTF_8))));
    }

    /** How many messages match that {@link #next()} has not given yet. */
    long pending() {
        ConsumerInfo info = new ConsumerInfo(await(requests.ask(Api.consumerInfo(stream, consumer), new byte[0])));
        if (info.hasError()) {
            throw broken("the reader is gone: " + info.getDescription());
        }
        long underWay = info.getDelivered().getConsumerSequence() - (expected - 1);
        return info.getNumPending() + Math.max(0, underWay);
    }

    /** Begins to ask for messages. */
    void begin() {
        try {
            inbox = connection.createInbox();
            subscription = connection.subscribe(inbox + ".*");
        } catch (IllegalStateException e) {
            throw lost(e);
        }
        ask();
    }

    private void ask() {
        asked++;
        remaining = batch;
        PullRequestOptions options = PullRequestOptions.builder(batch)
                .maxBytes(Math.max(BATCH_BYTES, Math.min(2 * connection.getMaxPayload(), MOST_BATCH_BYTES)))
                .expiresIn(EXPIRES)
                .idleHeartbeat(HEARTBEAT)
                .build();
        try {
            connection.publish(
                    Api.consumerNext(stream, consumer),
                    inbox + "." + asked,
                    options.toJson().getBytes(UTF_8));
        } catch (IllegalStateException e) {
            throw lost(e);
        }
    }

    /**
     * Waits for the next message. Empty when there was none for a while, which is normal.
     *
     * @throws BusException when this pull is broken and another is needed
     */
    Optional<Item> next() throws InterruptedException {
        boolean isQuiet = false;
        while (!isQuiet) {
            if (remaining <= 0) {
                ask();
            }
            Message message = await(subscription);
            if (message == null) {
                throw silence();
            }
            Optional<AckSubject> facts = AckSubject.parse(message.getReplyTo());
            if (facts.isPresent()) {
                return Optional.of(counted(message, facts.get()));
            }
            if (message.isStatusMessage() && message.getSubject().equals(inbox + "." + asked)) {
                isQuiet = heed(
                        message.getStatus().getCode(),
                        String.valueOf(message.getStatus().getMessage()));
            }
        }
        return Optional.empty();
    }

    private BusException silence() {
        return link.lastComplaint().contains('"' + Api.consumerNext(stream, consumer) + '"')
                ? new BusException(Kind.REFUSED, "the broker does not permit to read: " + link.lastComplaint())
                : broken("the broker fell silent");
    }

    private static @Nullable Message await(@Nullable Subscription subscription) throws InterruptedException {
        if (subscription == null) {
            throw new BusException(Kind.NOT_CONNECTED, "the reader is closed");
        }
        try {
            return subscription.nextMessage(SILENCE);
        } catch (IllegalStateException | NullPointerException e) { // the library's own race with its end
            throw lost(e);
        }
    }

    private Item counted(Message message, AckSubject facts) {
        if (facts.consumerSequence() != expected) {
            throw broken("message " + expected + " of the reader went missing");
        }
        expected++;
        remaining--;
        return new Item(Deliveries.consumed(message, facts), facts.pending());
    }

    /** Whether there was nothing for a while, and not only the end of what was asked for. */
    private boolean heed(int code, String text) {
        boolean isEnd = text.contains("MaxBytes") || text.contains("Batch Completed");
        boolean isEmpty = code == 404 || code == 408;
        if (isEnd || isEmpty) {
            remaining = 0;
        } else if (code != 100) {
            throw broken(code + " " + text);
        }
        return !isEnd;
    }

    private BusException broken(String why) {
        return new BusException(Kind.NO_ANSWER, "reading " + filter + " in " + stream + ": " + why);
    }

    private static BusException lost(RuntimeException cause) {
        return new BusException(Kind.NOT_CONNECTED, "the connection was lost while reading", cause);
    }

    static Message await(CompletableFuture<Message> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw BusException.of(e);
        }
    }

    private CompletableFuture<Message> delete() {
        return requests.ask(Api.consumerDelete(stream, consumer), new byte[0]);
    }

    /** Stops waiting and removes the consumer from the broker; completes when it answered or cannot. */
    CompletableFuture<Void> end() {
        close();
        return delete().handle((answer, failure) -> null);
    }

    /** Stops waiting: {@link #next()} then fails. */
    @Override
    public void close() {
        Subscription now = subscription;
        if (now != null) {
            try {
                now.unsubscribe();
            } catch (IllegalStateException e) {
                // It ended with its connection.
            }
        }
    }
}
