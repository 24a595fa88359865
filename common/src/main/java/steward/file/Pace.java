package steward.file;

import java.time.Duration;
import java.util.OptionalLong;

/** Keeps a transfer below a rate, by the monotonic clock. For one thread. */
public final class Pace {
    private static final long SECOND = 1_000_000_000;

    private final OptionalLong rate;
    private long free = System.nanoTime();

    /** @param rate bytes a second, more than zero; nothing for as fast as it goes */
    public Pace(OptionalLong rate) {
        this.rate = rate;
    }

    /** Waits until so many bytes more may travel. */
    void take(int bytes, Errand errand) throws Errand.EndedException, InterruptedException {
        if (rate.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        free = Math.max(free, now);
        if (free > now) {
            errand.pause(Duration.ofNanos(free - now));
        }
        free += bytes * SECOND / rate.getAsLong();
    }
}
