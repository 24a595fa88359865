package steward.console.engine;

import java.time.Duration;
import java.time.Instant;
import steward.time.BrokerClock;
import steward.time.Clock;

/**
 * Reads the broker's clock off messages that arrive the moment they are stored. Each shows a time that has passed, so the
 * latest counts; now and then any of them does, in case the broker's clock was set back.
 */
final class ClockWatch {
    private static final long EVERY_NANOS = Duration.ofMinutes(10).toNanos();

    private final BrokerClock time;
    private final Clock clock;
    private long measuredAt;

    ClockWatch(BrokerClock time, Clock clock) {
        this.time = time;
        this.clock = clock;
    }

    void storedJustNow(Instant storedAt) {
        long nanos = clock.nanos();
        boolean isDue = time.offset().isEmpty() || nanos - measuredAt > EVERY_NANOS;
        if (isDue || storedAt.isAfter(time.now())) {
            time.measured(storedAt, nanos, nanos);
            measuredAt = nanos;
        }
    }
}
