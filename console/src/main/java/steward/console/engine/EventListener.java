package steward.console.engine;

import java.time.Instant;
import steward.bus.BusException;
import steward.message.Event;

/**
 * Hears events in the order the broker stored them. Called on one thread of the engine at a time; may block. An event at
 * which it throws is handed over again after a while, before any later one.
 */
public interface EventListener {
    /**
     * The next event.
     *
     * @param storedAt by the broker's clock
     * @param sequence in the broker's stream
     */
    void onEvent(Event event, Instant storedAt, long sequence);

    /** All that was stored up to now has been handed over. With {@link EventQuery#follow()} more comes later. */
    void onCaughtUp();

    /** The broker does not permit it. It is tried again after a while, for as long as the subscription is open. */
    void onError(BusException error);
}
