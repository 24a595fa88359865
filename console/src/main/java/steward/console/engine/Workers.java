package steward.console.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The engine's threads beside its loop: one that reads the store, one that calls listeners, one that completes what callers
 * wait for, some for long work. Each keeps at most {@link #MOST_WAITING} tasks waiting and refuses more.
 */
final class Workers {
    static final int MOST_WAITING = 10_000;

    private static final int LONG_WORK_THREADS = 4;
    private static final long CLOSE_SECONDS = 5;

    private final ExecutorService reader = pool("engine-reader", 1);
    private final ExecutorService notifier = pool("engine-listener", 1);
    private final ExecutorService answers = pool("engine-answers", 1);
    private final ExecutorService longWork = pool("engine-work", LONG_WORK_THREADS);

    /** Reads the store, one after another. */
    <T> CompletionStage<T> read(Supplier<T> work) {
        return submit(reader, work);
    }

    /** Works or waits for long. */
    <T> CompletionStage<T> work(Supplier<T> work) {
        return submit(longWork, work);
    }

    /** Calls listeners. */
    Executor notifier() {
        return notifier;
    }

    /** Completes what callers wait for. */
    Executor answers() {
        return answers;
    }

    /** As {@link #work}, without an answer. */
    void run(Runnable work) {
        longWork.execute(work);
    }

    /** Lets what was handed in finish, for a few seconds; {@code last} is the last that the reading thread does. */
    void close(Runnable last) {
        reader.execute(last);
        for (ExecutorService pool : new ExecutorService[] {longWork, reader, notifier, answers}) {
            pool.shutdown();
        }
        try {
            if (!reader.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)
                    || !longWork.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                reader.shutdownNow();
                longWork.shutdownNow();
            }
        } catch (InterruptedException e) {
            reader.shutdownNow();
            longWork.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static <T> CompletionStage<T> submit(ExecutorService pool, Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, pool);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("the engine is closed, or more is asked of it than it can do", e));
        }
    }

    private static ExecutorService pool(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
