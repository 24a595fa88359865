package steward.bus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A connection to the broker that comes back for ever by itself. Every method returns at once and may be called from any
 * thread; listeners and stages run on threads of the bus and must hand on what takes time. Every stage completes, with
 * {@link BusException} where something failed.
 */
public interface Bus extends Publisher, AutoCloseable {
    /** Whether the broker can be reached now. */
    boolean isConnected();

    /** Tells the listener of every change from now on, after telling it the present state. */
    void onConnection(Consumer<ConnectionState> listener);

    /**
     * Hears what the broker republishes from now on, without any promise: what is missed shows by its sequences. The
     * subscription survives reconnection.
     *
     * @param filter such as {@code ship1.live.*.*}
     */
    Subscription live(String filter, Consumer<Delivery> listener);

    /** The last message stored on a subject; the subject may hold wildcards, then over all that match. */
    CompletionStage<Optional<Delivery>> last(StreamName stream, String subject);

    /**
     * Hands the messages of the filter from that sequence up to the present end to the listener, in order, at most
     * {@code limit} of them, then completes with how many there were: fewer than the limit means that the end was
     * reached. A short-lived consumer does it and is removed from the broker before the stage completes; to go on, call
     * again from behind the last one.
     *
     * @param reader a name for the consumer, one per caller, so that permissions can confine it
     */
    CompletionStage<Integer> read(
            StreamName stream, String filter, long fromSequence, int limit, String reader, Consumer<Delivery> listener);

    /**
     * Hands the last message of each subject that matches the filter to the listener, in the order of the stream, then
     * completes with how many there were. What is stored meanwhile may be left out. The rest is as with {@link #read}.
     */
    CompletionStage<Integer> readLast(StreamName stream, String filter, String reader, Consumer<Delivery> listener);

    /**
     * Hands every message of the filter from that sequence to the listener, in order, without a gap or a repetition
     * across reconnections, for as long as the subscription is open. The listener is told when it has caught up with what
     * was stored at the time, again after each reconnection, and when the stream was made anew or reaches less far than
     * what it had seen (then following starts again from its beginning).
     */
    default Subscription follow(StreamName stream, String filter, long fromSequence, FollowListener listener) {
        return follow(stream, filter, fromSequence, Optional.empty(), listener);
    }

    /**
     * As the other, for one that goes on where it ended: it is told, too, that the stream was lost when the message before
     * that sequence is another one now, which a stream that was rolled back and has grown again shows by nothing else.
     *
     * @param previousAt when the message before that sequence was stored; empty where that is not known
     */
    Subscription follow(
            StreamName stream, String filter, long fromSequence, Optional<Instant> previousAt, FollowListener listener);

    /** Which stream it is and how far it reaches. */
    CompletionStage<StreamIdentity> identity(StreamName stream);

    /** Removes every message of the stream that matches the filter. */
    CompletionStage<Void> purge(StreamName stream, String filter);

    /** Makes every stream that is missing, with its limits. Completes when all exist. */
    CompletionStage<Void> ensureStreams();

    /**
     * What the broker lacks of what it is meant to have, such as servers of a cluster that are away; a sentence each,
     * empty where all is well.
     */
    default CompletionStage<List<String>> degraded() {
        return CompletableFuture.completedFuture(List.of());
    }

    /** Ends the connection; open stages complete exceptionally. */
    @Override
    void close();

    /** Something that goes on until it is closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
