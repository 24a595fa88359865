package steward.console.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;

/**
 * What the bus has handed over and the follower has not taken yet: at most {@link #MOST_ITEMS} items and
 * {@link #MOST_BYTES} bytes. When it is full the bus's thread waits, and with it the broker.
 */
final class Inbox implements FollowListener {
    static final int MOST_ITEMS = 2_000;
    static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Deque<Item> items = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /** What can come, in the order in which it came. */
    sealed interface Item {
        /** The next messages of the stream. */
        record Messages(List<Delivery> deliveries) implements Item {}

        /** All that was stored has come. */
        record CaughtUp(StreamIdentity identity) implements Item {}

        /** The broker lost data; what follows begins anew. */
        record Lost(StreamIdentity identity) implements Item {}

        /** Nothing more comes. */
        record Failed(BusException error) implements Item {}
    }

    /**
     * Waits for the oldest item and removes it: messages that came in a row together, at most so many.
     *
     * @throws CancellationException when it was closed
     */
    synchronized Item take(int most) throws InterruptedException {
        while (items.isEmpty()) {
            if (closed) {
                throw new CancellationException("nothing comes any more");
            }
            wait();
        }
        List<Delivery> row = new ArrayList<>();
        while (row.size() < most && items.peek() instanceof Item.Messages next) {
            row.addAll(next.deliveries());
            bytes -= size(items.remove());
        }
        notifyAll();
        return row.isEmpty() ? items.remove() : new Item.Messages(row);
    }

    /** Nobody takes anything any more, and nobody waits for room. */
    synchronized void close() {
        closed = true;
        items.clear();
        notifyAll();
    }

    @Override
    public void onMessage(Delivery delivery) {
        put(new Item.Messages(List.of(delivery)));
    }

    @Override
    public void onCaughtUp(StreamIdentity identity) {
        put(new Item.CaughtUp(identity));
    }

    @Override
    public void onStreamLost(StreamIdentity identity) {
        put(new Item.Lost(identity));
    }

    @Override
    public void onError(BusException error) {
        put(new Item.Failed(error));
    }

    private synchronized void put(Item item) {
        try {
            while (!closed && (items.size() >= MOST_ITEMS || bytes >= MOST_BYTES)) {
                wait();
            }
        } catch (InterruptedException e) {
            // Only the bus interrupts its thread, when the connection ends: then nothing follows this item.
            Thread.currentThread().interrupt();
            return;
        }
        if (!closed) {
            items.add(item);
            bytes += size(item);
            notifyAll();
        }
    }

    private static long size(Item item) {
        long size = 0;
        if (item instanceof Item.Messages messages) {
            for (Delivery delivery : messages.deliveries()) {
                size += delivery.payload().length();
            }
        }
        return size;
    }
}
