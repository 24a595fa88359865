package steward.console.engine;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import steward.bus.BusException;
import steward.supervision.ProcessContext;

/** Whether something of the broker's is within reach, as processes wait for it. Safe for all threads. */
final class Reach {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private long openings;
    private boolean isOpen;

    synchronized void open() {
        openings++;
        isOpen = true;
        notifyAll();
    }

    synchronized void close() {
        isOpen = false;
    }

    /**
     * Waits until it is within reach.
     *
     * @param after only since a later opening than that one; 0 for any
     * @return which opening it is
     */
    synchronized long await(long after) throws InterruptedException {
        while (!isOpen || openings <= after) {
            wait();
        }
        return openings;
    }

    /**
     * Waits until it is within reach and for the answer to the question, which is put again where the connection was lost.
     *
     * @throws BusException for any other reason why there is no answer
     */
    <T> T ask(ProcessContext context, Supplier<CompletionStage<T>> question) throws InterruptedException {
        while (true) {
            await(0);
            try {
                return question.get().toCompletableFuture().get();
            } catch (ExecutionException e) {
                BusException error = BusException.of(e.getCause());
                if (error.kind() != BusException.Kind.NOT_CONNECTED) {
                    throw error;
                }
                context.awaitStop(PAUSE);
            }
        }
    }
}
