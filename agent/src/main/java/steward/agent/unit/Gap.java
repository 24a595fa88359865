package steward.agent.unit;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import steward.time.Backoff;

/**
 * What a live copy told of and no reading has brought yet. A server of a cluster may answer from a copy of the stream that
 * lags behind, and whoever may publish can tell of what never was: so it is read for again, ever later, and in the end no
 * more.
 */
final class Gap {
    /** So many readings that do not reach that far; then the regular checks have to do. */
    static final int MOST_READINGS = 10;

    private static final Backoff RETRY = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private long upTo;
    private int inVain;

    /** A live copy told of that sequence; whether to read at once, as nothing was read in vain yet. */
    boolean shown(long sequence) {
        upTo = Math.max(upTo, sequence);
        return inVain == 0;
    }

    /** After a reading up to there: how long to wait before the next one; empty when none is needed, or too many were. */
    Optional<Duration> after(long complete, RandomGenerator random) {
        if (upTo <= complete || inVain == MOST_READINGS) {
            forget();
            return Optional.empty();
        }
        return Optional.of(RETRY.delay(inVain++, random));
    }

    void forget() {
        upTo = 0;
        inVain = 0;
    }
}
