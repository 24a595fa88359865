package steward.console.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.StreamIdentity;

/**
 * What the bus has handed over and the loop has not taken yet: at most {@link #MOST_ITEMS} items and {@link #MOST_BYTES}
 * bytes. When it is full the bus's thread waits, and with it the broker.
 */
final class Inbox {
    static final int MOST_ITEMS = 2_000;
    static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Deque<Item> items = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /** What can come, in the order in which it came. */
    sealed interface Item {
        /** The next message of the stream. */
        record Message(Delivery delivery) implements Item {}

        /** All that was stored has come. */
        record CaughtUp(StreamIdentity identity) implements Item {}

        /** The broker lost data; what follows begins anew. */
        record Lost(StreamIdentity identity) implements Item {}

        /** Nothing more comes. */
        record Failed(BusException error) implements Item {}
    }

    /** Waits for room; true when the inbox was empty, so that somebody must come and take. */
    synchronized boolean put(Item item) throws InterruptedException {
        while (!closed && (items.size() >= MOST_ITEMS || bytes >= MOST_BYTES)) {
            wait();
        }
        boolean wasEmpty = items.isEmpty();
        items.add(item);
        bytes += size(item);
        return wasEmpty && !closed;
    }

    /** The oldest items, at most so many, which stay until {@link #remove}. */
    synchronized List<Item> peek(int most) {
        return items.stream().limit(most).toList();
    }

    /** Removes the oldest items; true when there are more. */
    synchronized boolean remove(int count) {
        for (int i = 0; i < count && !items.isEmpty(); i++) {
            bytes -= size(items.remove());
        }
        notifyAll();
        return !items.isEmpty();
    }

    /** Nobody waits for room any more. */
    synchronized void close() {
        closed = true;
        items.clear();
        bytes = 0;
        notifyAll();
    }

    private static long size(Item item) {
        return item instanceof Item.Message message
                ? message.delivery().payload().length()
                : 0;
    }
}
