package steward.console.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import steward.bus.BusException;
import steward.console.engine.EventListener;
import steward.console.engine.EventQuery;
import steward.message.Event;

/** Events in memory, and who follows them. */
final class MemoryEvents {
    private final List<Event> events = new ArrayList<>();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private Optional<BusException> refusal = Optional.empty();

    synchronized void add(Event event) {
        events.add(event);
        readers.forEach(reader -> reader.hand(event, events.size()));
    }

    /** Hands none over, for that reason. */
    synchronized void refuse(Optional<BusException> why) {
        refusal = why;
    }

    /** Ends all that follows them, for that reason. */
    synchronized void end(BusException why) {
        List<Reader> broken = List.copyOf(readers);
        broken.forEach(reader -> reader.listener().onError(why));
    }

    /** @return ends it */
    synchronized Runnable follow(EventQuery query, EventListener listener) {
        if (refusal.isPresent()) {
            listener.onError(refusal.get());
            return () -> {};
        }
        Reader reader = new Reader(query, listener);
        long sequence = 0;
        for (Event event : events) {
            reader.hand(event, ++sequence);
        }
        listener.onCaughtUp();
        readers.add(reader);
        return () -> readers.remove(reader);
    }

    /** Somebody who follows events. */
    private record Reader(EventQuery query, EventListener listener) {
        void hand(Event event, long sequence) {
            boolean asked = query.method().map(event.address().method()::equals).orElse(true)
                    && query.since().map(since -> !event.at().isBefore(since)).orElse(true);
            if (asked && query.filter().test(event)) {
                listener.onEvent(event, event.at(), sequence);
            }
        }
    }
}
