package steward.supervision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import steward.time.Backoff;

/**
 * When a process that failed is started again. A pure decision.
 *
 * @param limit how many restarts within the window are tried; at least zero
 * @param window how long a failure is held against its process; more than zero
 * @param backoff the delay before each restart, growing with the failures within the window
 */
public record RestartPolicy(int limit, Duration window, Backoff backoff) {
    /** The most that {@link #limit} can be: so many failures of a process are remembered. */
    public static final int MOST_LIMIT = 100;

    public RestartPolicy {
        if (limit < 0 || limit > MOST_LIMIT) {
            throw new IllegalArgumentException("restart limit " + limit + ": give one from 0 to " + MOST_LIMIT);
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("restart window " + window + " is empty: give one longer than zero");
        }
    }

    /** Five restarts in ten minutes, after one second to one minute. */
    public static RestartPolicy standard() {
        return new RestartPolicy(5, Duration.ofMinutes(10), new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)));
    }

    /**
     * The delay before the next start, or nothing: give up.
     *
     * @param failures when the process failed, on the monotonic clock in nanoseconds, this failure included
     * @param now on the same clock
     */
    public Optional<Duration> decide(List<Long> failures, long now, RandomGenerator random) {
        int recent = (int) failures.stream().filter(at -> isRecent(at, now)).count();
        return recent > limit ? Optional.empty() : Optional.of(backoff.delay(Math.max(recent - 1, 0), random));
    }

    boolean isRecent(long at, long now) {
        return now - at < window.toNanos();
    }
}
