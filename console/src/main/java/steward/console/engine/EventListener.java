package steward.console.engine;

import java.time.Instant;
import steward.bus.BusException;
import steward.message.Event;

/** Hears events in the order the broker stored them. Called on one thread of the engine at a time; may block. */
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

    /** Nothing more will come. */
    void onError(BusException error);
}
