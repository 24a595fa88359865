package steward.time;

import java.time.Instant;

/** Both clocks of a machine. Durations are measured on the monotonic one, which no one sets. Safe for all threads. */
public interface Clock {
    /** The wall clock: may be wrong, may jump. */
    Instant wall();

    /** The monotonic clock in nanoseconds from an arbitrary origin, as {@link System#nanoTime()}. */
    long nanos();

    /** The clocks of this machine. */
    static Clock system() {
        return new Clock() {
            @Override
            public Instant wall() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
