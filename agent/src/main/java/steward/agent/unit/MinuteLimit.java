package steward.agent.unit;

import java.time.Duration;
import steward.time.Clock;

/** Lets so many things through in a minute and counts the rest. Safe for all threads. */
final class MinuteLimit {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Clock clock;
    private final int most;
    private long began;
    private int admitted;
    private long refused;

    MinuteLimit(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
        began = clock.nanos();
    }

    /** Whether one more may pass now. */
    synchronized boolean admits() {
        if (clock.nanos() - began >= MINUTE) {
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
