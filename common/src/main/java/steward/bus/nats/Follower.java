package steward.bus.nats;

import io.nats.client.Connection;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.BusException.Kind;
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

    private @Nullable StreamIdentity known;
    private int failures;

    Follower(
            Link link,
            Requests requests,
            Identities identities,
            StreamName stream,
            String filter,
            long fromSequence,
            FollowListener listener,
            Runnable onEnd) {
        this.link = link;
        this.requests = requests;
        this.identities = identities;
        this.stream = stream;
        this.filter = filter;
        this.handed = Math.max(0, fromSequence - 1);
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
        } catch (RuntimeException e) {
            closed = true;
            listener.onError(new BusException(
                    Kind.REFUSED,
                    "following " + filter + " in " + stream + " ended after message " + handed
                            + ": the listener failed: " + e,
                    e));
        }
    }

    private void follow(Connection connection) throws InterruptedException {
        StreamIdentity now = identify();
        Pull reader = new Pull(connection, link, requests, stream, name(), filter, Integer.MAX_VALUE);
        pull = reader;
        try {
            long pending = reader.open(handed + 1);
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

    private StreamIdentity identify() {
        StreamIdentity now = identities.find(stream).orElseThrow(this::notThere);
        StreamIdentity before = known;
        boolean anew = before != null && !before.created().equals(now.created());
        known = now;
        if (anew || now.lastSequence() < reached) {
            handed = 0;
            reached = now.lastSequence();
            listener.onStreamLost(now);
        }
        reached = Math.max(reached, now.lastSequence());
        return now;
    }

    private BusException notThere() {
        return new BusException(Kind.NO_ANSWER, "the stream " + stream + " is not there now");
    }

    private void read(Pull reader, long pendingAtStart, StreamIdentity start) throws InterruptedException {
        boolean caughtUp = pendingAtStart == 0;
        if (caughtUp) {
            listener.onCaughtUp(start);
        }
        failures = 0;
        while (!closed) {
            Optional<Pull.Item> item = reader.next();
            boolean atEnd;
            if (item.isPresent()) {
                long sequence = item.get().delivery().sequence();
                if (sequence > handed) {
                    handed = sequence;
                    reached = Math.max(reached, sequence);
                    listener.onMessage(item.get().delivery());
                }
                atEnd = item.get().pending() == 0;
            } else {
                atEnd = !caughtUp && reader.pending() == 0;
            }
            if (atEnd && !caughtUp) {
                caughtUp = true;
                listener.onCaughtUp(start);
            }
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
