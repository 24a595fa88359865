package steward.file;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import steward.message.Progress;

/**
 * On whose behalf a file travels: who may end it, and hears how far it got.
 *
 * @param ending completes when it is to end early
 * @param progress told after every piece; must be quick
 */
public record Errand(CompletableFuture<Void> ending, Consumer<Progress> progress) {
    /** It was told to end before all was done. */
    public static final class EndedException extends Exception {
        private static final long serialVersionUID = 1;

        EndedException() {
            super("told to end");
        }
    }

    /** Waits that long. */
    void pause(Duration limit) throws EndedException, InterruptedException {
        try {
            ending.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
            throw new EndedException();
        } catch (TimeoutException e) {
            // Time to go on.
        } catch (ExecutionException e) {
            throw new EndedException();
        }
    }

    /** Waits for the answer, which may be a failure. */
    <T> T await(CompletableFuture<T> answer) throws EndedException, ExecutionException, InterruptedException {
        try {
            CompletableFuture.anyOf(answer, ending).get();
        } catch (ExecutionException e) {
            // The answer's own failure comes out below.
        }
        if (!answer.isDone()) {
            throw new EndedException();
        }
        return answer.get();
    }
}
