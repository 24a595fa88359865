package steward.outbox;

import java.time.Duration;

/** How many parcels of a lane are under way at once: more while the broker confirms quickly, fewer when it does not. */
final class Window {
    /** A confirmation that takes longer shows a link that is full. */
    private static final long QUICK = Duration.ofSeconds(1).toNanos();

    private final Lane lane;
    private int size;

    Window(Lane lane) {
        this.lane = lane;
        size = lane.narrowest();
    }

    int size() {
        return size;
    }

    /** The broker confirmed a parcel so long after it was published. */
    void confirmedAfter(long nanos) {
        size = nanos < QUICK ? Math.min(lane.widest(), size + 1) : Math.max(lane.narrowest(), size - 1);
    }

    /** The broker did not confirm a parcel. */
    void failed() {
        size = Math.max(lane.narrowest(), size / 2);
    }
}
