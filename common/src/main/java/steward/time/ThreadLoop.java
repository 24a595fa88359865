package steward.time;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A loop on a thread of its own. What a task throws goes to {@code onError} on the loop's thread, and the loop goes on.
 * After {@link #close()} tasks are dropped silently: the program is ending.
 */
public final class ThreadLoop implements Loop, AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor executor;
    private final Clock clock;
    private final Consumer<Throwable> onError;

    public ThreadLoop(String name, Clock clock, Consumer<Throwable> onError) {
        this.clock = clock;
        this.onError = onError;
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown()) {
                throw e;
            }
        }
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> future = executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown()) {
                throw e;
            }
            return () -> {};
        }
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /** Lets the tasks that were handed in finish, for at most five seconds. */
    @Override
    public void close() {
        close(CLOSE_LIMIT);
    }

    /**
     * Lets the tasks that were handed in finish, for at most that long.
     *
     * @return whether they did; where not, one may still be at work
     */
    public boolean close(Duration limit) {
        executor.shutdown();
        boolean finished = false;
        try {
            finished = executor.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!finished) {
            executor.shutdownNow();
        }
        return finished;
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable e) {
                onError.accept(e);
            }
        };
    }
}
