package steward.bus.nats;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one bus, all daemons, shared by its connections one after another. */
final class Threads implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final ExecutorService tasks;
    private final ScheduledThreadPoolExecutor timers;

    Threads(String name) {
        ThreadFactory daemons = daemons(name);
        tasks = new Tasks(daemons);
        timers = new ScheduledThreadPoolExecutor(1, daemons);
        timers.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "bus-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Grows with the number of subscriptions; each of them has one thread. */
    ExecutorService tasks() {
        return tasks;
    }

    /** For pings and time limits. */
    ScheduledThreadPoolExecutor timers() {
        return timers;
    }

    /** Runs a task at once on the caller's thread. */
    static ExecutorService caller() {
        return new Caller();
    }

    @Override
    public void close() {
        tasks.shutdown();
        timers.shutdownNow();
    }

    /**
     * Never interrupts a task that hands messages on: the client library interrupts its threads when a connection is
     * lost, and that would strike a listener in the middle of its work.
     */
    private static final class Tasks extends ThreadPoolExecutor {
        Tasks(ThreadFactory threads) {
            super(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
        }

        @Override
        protected <T> RunnableFuture<T> newTaskFor(Runnable task, T result) {
            return new FutureTask<>(task, result) {
                @Override
                public boolean cancel(boolean mayInterrupt) {
                    return super.cancel(false);
                }
            };
        }
    }

    private static final class Caller extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
