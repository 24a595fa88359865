package steward.bus.nats;

import io.nats.client.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.BusException.Kind;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.time.Backoff;

/**
 * Hands a stream from a sequence on to a listener, for ever. One thread reads, hands over and recovers; whatever goes
 * wrong, it begins anew after the last message that it handed over. The broker holds nothing that this rests on.
 */
final class Follower implements Bus.Subscription, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private final Link link;
    private final Requests requests;
    private final Identities identities;
    private final StreamName stream;
    private final String filter;
    private final FollowListener listener;
    private final Runnable onEnd;
    private volatile boolean closed;
    private volatile @Nullable Pull pull;
    /** The highest sequence known to have existed, by a message or by the broker's word. */
    private long reached;
    /** The sequence of the last message handed over, or the one before the first wanted. */
    private long handed;

    private Optional<Instant> handedAt;

    private @Nullable StreamIdentity known;
    private int failures;

    Follower(
            Link link,
            Requests requests,
            Identities identities,
            StreamName stream,
            String filter,
            long fromSequence,
            Optional<Instant> previousAt,
            FollowListener listener,
            Runnable onEnd) {
        this.link = link;
        this.requests = requests;
        this.identities = identities;
        this.stream = stream;
        this.filter = filter;
        this.handed = Math.max(0, fromSequence - 1);
        this.handedAt = previousAt;
        this.reached = handed;
        this.listener = listener;
        this.onEnd = onEnd;
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                Optional<Connection> connection = link.await(() -> closed);
                if (connection.isEmpty()) {
                    return;
                }
                attempt(connection.get());
            }
        } catch (InterruptedException e) {
            LOG.debug("following {} was interrupted and ends", stream, e);
        } catch (RuntimeException e) {
            LOG.error("following {} ended, and its listener failed when it was told", stream, e);
        } finally {
            closed = true;
            onEnd.run();
        }
    }

    private void attempt(Connection connection) throws InterruptedException {
        try {
            follow(connection);
        } catch (BusException e) {
            if (closed) {
                return;
            }
            LOG.debug("following {} begins anew", stream, e);
            if (e.kind() == Kind.REFUSED) {
                closed = true;
                listener.onError(e);
            } else {
                link.pause(RETRY.delay(failures++, ThreadLocalRandom.current()), () -> closed);
            }
        } catch (ListenerFailure e) {
            closed = true;
            listener.onError(new BusException(
                    Kind.REFUSED,
                    "following " + filter + " in " + stream + " ended, with message " + handed
                            + " as the last one taken: the listener failed: " + e.getCause(),
                    e));
        } catch (RuntimeException e) { // such as an answer that the client library cannot read
            LOG.warn("following {} failed in a way that it should not, and begins anew", stream, e);
            link.pause(RETRY.delay(failures++, ThreadLocalRandom.current()), () -> closed);
        }
    }

    /** What the listener throws is no trouble of the broker's, whatever it is. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException | Error e) {
            throw new ListenerFailure(e);
        }
    }

    private void follow(Connection connection) throws InterruptedException {
        StreamIdentity now = identify();
        Pull reader = new Pull(connection, link, requests, stream, name(), filter, Integer.MAX_VALUE);
        pull = reader;
        try {
            long pending = reader.open(new Pull.Start.At(handed + 1));
            StreamIdentity after = identities.find(stream).orElseThrow(this::notThere);
            if (!after.created().equals(now.created()) || after.lastSequence() < now.lastSequence()) {
                return; // it was made anew meanwhile, and the reader may be in either: look again
            }
            reader.begin();
            read(reader, pending, now);
        } finally {
            pull = null;
            reader.end();
        }
    }

    private StreamIdentity identify() throws InterruptedException {
        StreamIdentity now = identities.find(stream).orElseThrow(this::notThere);
        if (!isAnew(now) && now.lastSequence() < reached) {
            // A server of a cluster that has just become the leader may not have caught up with itself.
            link.pause(SECOND_LOOK, () -> closed);
            now = identities.find(stream).orElseThrow(this::notThere);
        }
        boolean lost = isAnew(now) || now.lastSequence() < reached || isAnother(handed);
        known = now;
        if (lost) {
            handed = 0;
            handedAt = Optional.empty();
            reached = now.lastSequence();
            StreamIdentity found = now;
            tell(() -> listener.onStreamLost(found));
        }
        reached = Math.max(reached, now.lastSequence());
        return now;
    }

    private boolean isAnew(StreamIdentity now) {
        StreamIdentity before = known;
        return before != null && !before.created().equals(now.created());
    }

    /** Rolled back and grown again beyond where it was: the last message handed over is not the one of its number now. */
    private boolean isAnother(long sequence) {
        return handedAt.isPresent()
                && identities
                        .storedAt(stream, sequence)
                        .filter(at -> !handedAt.equals(Optional.of(at)))
                        .isPresent();
    }

    private BusException notThere() {
        return new BusException(Kind.NO_ANSWER, "the stream " + stream + " is not there now");
    }

    private void read(Pull reader, long pendingAtStart, StreamIdentity start) throws InterruptedException {
        boolean caughtUp = pendingAtStart == 0;
        if (caughtUp) {
            tell(() -> listener.onCaughtUp(start));
        }
        failures = 0;
        while (!closed) {
            Optional<Pull.Item> item = reader.next();
            boolean atEnd;
            if (item.isPresent()) {
                Delivery delivery = item.get().delivery();
                if (delivery.sequence() > handed) {
                    tell(() -> listener.onMessage(delivery));
                    handed = delivery.sequence();
                    handedAt = delivery.storedAt();
                    reached = Math.max(reached, handed);
                }
                atEnd = item.get().pending() == 0;
            } else {
                atEnd = !caughtUp && reader.pending() == 0;
            }
            if (atEnd && !caughtUp) {
                caughtUp = true;
                tell(() -> listener.onCaughtUp(start));
            }
        }
    }

    private static final class ListenerFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        ListenerFailure(Throwable cause) {
            super(cause);
        }
    }

    private static String name() {
        return "follow-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    @Override
    public void close() {
        closed = true;
        link.wake();
        Pull now = pull;
        if (now != null) {
            now.close();
        }
    }
}
