package steward.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential delays with full jitter: a uniformly random delay between nothing and a bound that doubles with each
 * attempt up to a most. Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 *
 * @param first the bound for the first attempt; more than zero
 * @param most the bound that later attempts never pass; at least {@code first}
 */
public record Backoff(Duration first, Duration most) {
    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("back-off from " + first + " to " + most + " does not grow");
        }
    }

    /** The delay before that attempt; 0 is the first retry. */
    public Duration delay(int attempt, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(bound(attempt).toNanos() + 1));
    }

    /** The longest delay that {@link #delay} can give for that attempt. */
    public Duration bound(int attempt) {
        Duration grown = first.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
        return grown.compareTo(most) < 0 ? grown : most;
    }
}
