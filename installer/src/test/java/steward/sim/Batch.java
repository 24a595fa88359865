package steward.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs many histories, each on one of several threads.
 *
 * @param faults instead of those of the seeds
 */
record Batch(int threads, Sabotage sabotage, Optional<Set<Fault>> faults) {
    /** Of the product as it is. */
    static Batch of(int threads) {
        return new Batch(threads, Sabotage.NONE, Optional.empty());
    }

    /**
     * Runs the histories of these seeds, one after another on each thread, for as long as there is time.
     *
     * @param onResult told of each, by one thread at a time, in no order
     */
    void run(long first, long count, BooleanSupplier hasTime, Consumer<History.Result> onResult) {
        AtomicLong next = new AtomicLong(first);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> work(next, first + count, hasTime, onResult)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulation itself failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
        }
    }

    private void work(AtomicLong next, long end, BooleanSupplier hasTime, Consumer<History.Result> onResult) {
        try (Simulation simulation = new Simulation()) {
            for (long seed = next.getAndIncrement(); seed < end && hasTime.getAsBoolean(); ) {
                History.Result result = simulation.run(seed, sabotage, faults, Optional.empty());
                synchronized (onResult) {
                    onResult.accept(result);
                }
                seed = next.getAndIncrement();
            }
        }
    }
}
