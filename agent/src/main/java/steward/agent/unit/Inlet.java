package steward.agent.unit;

import java.util.function.Consumer;
import steward.bus.Delivery;
import steward.time.Loop;

/**
 * Brings what the bus hands over to the loop, one after another. While the loop is busy at most {@link Held#MAX}
 * deliveries of {@link Held#MAX_BYTES} wait for it; more are dropped, and the loop is told that some were. Safe for
 * all threads.
 */
final class Inlet {
    private final Loop loop;
    private final Consumer<Delivery> onDelivery;
    private final Runnable onDropped;
    private int waiting;
    private int waitingBytes;
    private boolean dropped;

    /**
     * @param onDelivery called on the loop for each delivery
     * @param onDropped called on the loop, after what came before, when deliveries were dropped
     */
    Inlet(Loop loop, Consumer<Delivery> onDelivery, Runnable onDropped) {
        this.loop = loop;
        this.onDelivery = onDelivery;
        this.onDropped = onDropped;
    }

    void arrived(Delivery delivery) {
        int bytes = delivery.payload().length();
        synchronized (this) {
            if (waiting == Held.MAX || waitingBytes + bytes > Held.MAX_BYTES) {
                drop();
                return;
            }
            waiting++;
            waitingBytes += bytes;
        }
        loop.execute(() -> {
            left(bytes);
            onDelivery.accept(delivery);
        });
    }

    private void drop() {
        if (!dropped) {
            dropped = true;
            loop.execute(() -> {
                told();
                onDropped.run();
            });
        }
    }

    private synchronized void left(int bytes) {
        waiting--;
        waitingBytes -= bytes;
    }

    private synchronized void told() {
        dropped = false;
    }
}
