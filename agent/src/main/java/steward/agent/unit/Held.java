package steward.agent.unit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import steward.bus.Delivery;

/** Live copies that wait for the end of a reading, in order and within limits. */
final class Held {
    static final int MAX = 1_000;

    /** The most bytes of payload. */
    static final int MAX_BYTES = 4 << 20;

    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private int bytes;

    /** False when there is no room for it. */
    boolean add(Delivery delivery) {
        int length = delivery.payload().length();
        boolean hasRoom = waiting.size() < MAX && bytes + length <= MAX_BYTES;
        if (hasRoom) {
            waiting.add(delivery);
            bytes += length;
        }
        return hasRoom;
    }

    /** Takes the oldest out. */
    Optional<Delivery> next() {
        Optional<Delivery> oldest = Optional.ofNullable(waiting.poll());
        oldest.ifPresent(delivery -> bytes -= delivery.payload().length());
        return oldest;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
