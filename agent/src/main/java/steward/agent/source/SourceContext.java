package steward.agent.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import steward.message.Address;
import steward.message.Severity;

/** One run of a source, as the source sees it. Safe for all threads of the source. */
public interface SourceContext {
    /** The most events of one {@link #put}. */
    int MOST_EVENTS = 1000;

    /** The node, method and domain of the source's events. */
    Address address();

    /** Whether the source was told to end. */
    boolean isStopping();

    /**
     * Waits for at most that long.
     *
     * @return whether the source was told to end
     * @throws InterruptedException when the thread is interrupted, which may be the same order
     */
    boolean awaitStop(Duration limit) throws InterruptedException;

    /**
     * Puts events into the outbox, in this order; they are on disk when this returns. Many at once cost little more than
     * one. Blocks while the disk takes nothing, which is told and tried again.
     *
     * @param events at most {@link #MOST_EVENTS}
     * @throws InterruptedException when the source was told to end: whether these are on disk is unknown
     * @throws steward.codec.MalformedMessageException when the wire cannot carry one of them; none is put
     */
    default void put(List<EventDraft> events) throws InterruptedException {
        put(events, List.of());
    }

    /**
     * As the other, together with how far the source has got: after a kill at any moment either both are there or none.
     *
     * @param positions replace those of the same name; keep their number bounded
     */
    void put(List<EventDraft> events, List<Position> positions) throws InterruptedException;

    /** How far the source had got, by name: what was put last, in this run or an earlier one. */
    Map<String, String> positions() throws InterruptedException;

    /** Sends an error to the error kernel and goes on where it says CONTINUE; else this does not return. */
    void report(Severity severity, Throwable cause);
}
