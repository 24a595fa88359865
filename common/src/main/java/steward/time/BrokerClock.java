package steward.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The broker's clock as seen from here. Once measured it runs on the monotonic clock, so that nobody who sets the wall
 * clock moves it. Before the first measurement it stands on the highest instant that was proved by a signature, or on
 * the wall clock where there is none. Safe for all threads.
 */
public final class BrokerClock {
    private final Clock clock;
    private Instant baseInstant;
    private long baseNanos;
    private @Nullable Duration offset;

    /**
     * @param proved the highest signed instant known from before, if any
     */
    public BrokerClock(Clock clock, Optional<Instant> proved) {
        this.clock = clock;
        baseNanos = clock.nanos();
        baseInstant = proved.orElseGet(clock::wall);
    }

    /** Takes over what the broker's clock showed between two readings of the monotonic clock. */
    public synchronized void measured(Instant broker, long nanosBefore, long nanosAfter) {
        long middle = nanosBefore + (nanosAfter - nanosBefore) / 2;
        baseInstant = broker;
        baseNanos = middle;
        offset = Duration.between(now(), clock.wall());
    }

    /** The broker's time now, as well as it is known. */
    public synchronized Instant now() {
        return baseInstant.plusNanos(clock.nanos() - baseNanos);
    }

    /** Whether the broker's clock was ever read. */
    public synchronized boolean isMeasured() {
        return offset != null;
    }

    /**
     * The time to tell people: as {@link #now}, but before the first measurement not earlier than the wall clock, because
     * a signature says only that its time has passed, not how long ago.
     */
    public synchronized Instant presumed() {
        Instant now = now();
        Instant wall = clock.wall();
        return offset == null && wall.isAfter(now) ? wall : now;
    }

    /** How far this machine's wall clock was ahead of the broker's at the last measurement. */
    public synchronized Optional<Duration> offset() {
        return Optional.ofNullable(offset);
    }
}
