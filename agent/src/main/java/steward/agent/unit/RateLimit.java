package steward.agent.unit;

import java.time.Duration;
import steward.time.Clock;

/** Lets so many things through in a while and counts the rest. Safe for all threads. */
final class RateLimit {
    private final Clock clock;
    private final int most;
    private final long window;
    private long began;
    private int admitted;
    private long refused;

    /** @param window in which so many pass, counted from the first of them */
    RateLimit(Clock clock, int most, Duration window) {
        this.clock = clock;
        this.most = most;
        this.window = window.toNanos();
        began = clock.nanos();
    }

    /** Whether one more may pass now. */
    synchronized boolean admits() {
        if (clock.nanos() - began >= window) {
            began = clock.nanos();
            admitted = 0;
        }
        if (admitted == most) {
            refused++;
            return false;
        }
        admitted++;
        return true;
    }

    /** How many were not let through since this was last asked. */
    synchronized long takeRefused() {
        long count = refused;
        refused = 0;
        return count;
    }
}
