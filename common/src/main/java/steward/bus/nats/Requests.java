package steward.bus.nats;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import steward.bus.BusException;
import steward.bus.BusException.Kind;

/**
 * Asks the broker and completes with its answer, with a refusal, when the connection is lost, or when time is up. Never
 * blocks. Safe for all threads.
 */
final class Requests {
    /** At most so many questions wait for an answer; the next one is refused. */
    static final int MOST_UNDER_WAY = 4096;

    /** At most so many bytes of questions wait for an answer. */
    static final long MOST_BYTES_UNDER_WAY = 64L << 20;

    /** How many times longer than others a large answer may take. */
    private static final int PATIENCE = 6;

    private final Supplier<@Nullable Connection> connection;
    private final Supplier<String> whyNot;
    private final Duration limit;
    private final Set<Asked> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Requests(Supplier<@Nullable Connection> connection, Supplier<String> whyNot, Duration limit) {
        this.connection = connection;
        this.whyNot = whyNot;
        this.limit = limit;
    }

    /** Asks with no headers. */
    CompletableFuture<Message> ask(String subject, byte[] body) {
        return ask(subject, null, body);
    }

    CompletableFuture<Message> ask(String subject, @Nullable Headers headers, byte[] body) {
        return ask(subject, headers, body, limit);
    }

    /** Asks, and is content with an answer that comes as late as what is large may take on a slow link. */
    CompletableFuture<Message> askPatiently(String subject, @Nullable Headers headers, byte[] body) {
        return ask(subject, headers, body, limit.multipliedBy(PATIENCE));
    }

    private CompletableFuture<Message> ask(String subject, @Nullable Headers headers, byte[] body, Duration patience) {
        Asked asked = new Asked(subject, body.length);
        Connection now = connection.get();
        if (now == null) {
            return asked.failed(new BusException(
                    Kind.NOT_CONNECTED, asked.words() + ": no connection to the broker: " + whyNot.get()));
        }
        int questions = count.incrementAndGet();
        long waiting = bytes.addAndGet(body.length);
        if (questions > MOST_UNDER_WAY || waiting > MOST_BYTES_UNDER_WAY) {
            release(asked);
            return asked.failed(new BusException(
                    Kind.FULL, asked.words() + ": too much waits for the broker's answer: ask again later"));
        }
        underWay.add(asked);
        asked.answer.whenComplete((answer, failure) -> {
            underWay.remove(asked);
            release(asked);
        });
        send(now, asked, headers, body, patience);
        return asked.answer;
    }

    private void release(Asked asked) {
        count.decrementAndGet();
        bytes.addAndGet(-asked.length);
    }

    private void send(Connection now, Asked asked, @Nullable Headers headers, byte[] body, Duration patience) {
        try {
            now.requestWithTimeout(asked.subject, headers, body, patience).whenComplete((answer, failure) -> {
                if (failure == null) {
                    asked.answer.complete(answer);
                } else {
                    asked.answer.completeExceptionally(Replies.failure(asked.subject, failure));
                }
            });
        } catch (IllegalArgumentException e) {
            asked.answer.completeExceptionally(new BusException(
                    Kind.REFUSED,
                    asked.words() + ": cannot be sent: " + e.getMessage()
                            + "; the broker's max_payload sets how large a message may be",
                    e));
        } catch (IllegalStateException e) {
            asked.answer.completeExceptionally(
                    new BusException(Kind.NOT_CONNECTED, asked.words() + ": " + e.getMessage(), e));
        }
    }

    /** Nobody will answer what was asked on a lost connection. */
    void connectionLost() {
        underWay.forEach(asked -> asked.answer.completeExceptionally(Replies.lost(asked.words())));
    }

    /** The broker names the subject that it does not permit, not the question. */
    void notPermitted(String complaint) {
        underWay.stream()
                .filter(asked -> complaint.contains('"' + asked.subject + '"'))
                .forEach(asked -> asked.answer.completeExceptionally(new BusException(
                        Kind.REFUSED,
                        asked.words() + ": the broker does not permit it: " + complaint
                                + "; let this user do so in the broker's configuration, or use other credentials")));
    }

    private static final class Asked {
        private final String subject;
        private final int length;
        private final CompletableFuture<Message> answer = new CompletableFuture<>();

        Asked(String subject, int length) {
            this.subject = subject;
            this.length = length;
        }

        String words() {
            return "asked " + subject;
        }

        CompletableFuture<Message> failed(BusException failure) {
            answer.completeExceptionally(failure);
            return answer;
        }
    }
}
