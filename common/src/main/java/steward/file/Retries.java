package steward.file;

import java.time.Duration;
import steward.bus.BusException;
import steward.file.Errand.EndedException;

/** What to do about the broker's refusals: those that pass are waited for, longer each time. For one thread. */
final class Retries {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration MOST = Duration.ofSeconds(15);
    /** A stream that is just made, or a server that just starts, refuses too: a while is given to both. */
    private static final int MOST_REFUSALS = 20;

    private final Errand errand;
    private int attempts;
    private int refusals;

    Retries(Errand errand) {
        this.errand = errand;
    }

    void succeeded() {
        attempts = 0;
        refusals = 0;
    }

    void after(BusException failure) throws EndedException, TransferException, InterruptedException {
        boolean isRefused = failure.kind() == BusException.Kind.REFUSED;
        if (isRefused && ++refusals > MOST_REFUSALS) {
            throw new TransferException(String.valueOf(failure.getMessage()));
        }
        pause();
    }

    void pause() throws EndedException, InterruptedException {
        Duration grown = FIRST.multipliedBy(1L << Math.min(attempts++, 10));
        errand.pause(grown.compareTo(MOST) < 0 ? grown : MOST);
    }
}
