package steward.console.desktop.link;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that sorts, filters, counts and reads files for the screen, so that the one that paints never does. Tasks
 * that come after it was closed are dropped.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final ScheduledExecutorService thread;

    public Worker(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Runs the task soon, in order. */
    public void run(Runnable task) {
        after(Duration.ZERO, task);
    }

    /** Runs the task after the delay. */
    public void after(Duration delay, Runnable task) {
        try {
            thread.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("a task came after the end", e);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a task behind the screen failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
