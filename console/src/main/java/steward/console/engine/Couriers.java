package steward.console.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import steward.console.copy.Copies;
import steward.console.copy.Incoming;
import steward.console.copy.Outgoing;
import steward.message.JobId;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessContext;

/**
 * Carries the files of this home, as a process: to the broker, and from it. Of several programs on one home one does so at
 * a time; the others wait for its lock. At most {@link #MOST_AT_ONCE} files move at once.
 */
final class Couriers implements ProcessBody {
    static final int MOST_AT_ONCE = 3;

    /** How often it is looked whether something may be removed, or tried again that went wrong. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    private static final Duration LOCK_RETRY = Duration.ofSeconds(1);
    private static final long END_SECONDS = 3;

    private final Copies copies;
    private final Reach ready;
    private final FileTasks tasks;
    private final Semaphore news = new Semaphore(0);
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private volatile Set<JobId> watched = Set.of();

    /** @param ready within reach while the broker has its streams */
    Couriers(Copies copies, Reach ready, FileTasks tasks) {
        this.copies = copies;
        this.ready = ready;
        this.tasks = tasks;
    }

    /** There is something to be done. */
    void look() {
        news.release();
    }

    /** What became of jobs may be news. */
    void heard(Update update) {
        if (update.isPartial()
                || update.jobs().stream().anyMatch(watched::contains)
                || update.jobs().isEmpty()) {
            look();
        }
    }

    @Override
    public void run(ProcessContext context) throws InterruptedException {
        try (FileChannel lock = copies.lock()) {
            if (!locked(lock, context)) {
                return;
            }
            ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE, task -> new Thread(task, "files"));
            try {
                while (!context.isStopping()) {
                    ready.await(0);
                    round(threads);
                    news.tryAcquire(ROUND.toMillis(), TimeUnit.MILLISECONDS);
                    news.drainPermits();
                }
            } finally {
                threads.shutdownNow();
                awaitEnd(threads);
            }
        } catch (FileLockInterruptionException e) {
            throw (InterruptedException) new InterruptedException("told to end").initCause(e);
        } catch (IOException e) {
            throw new UncheckedIOException("the home's folder of files cannot be used", e);
        }
    }

    /** Whoever gets the lock next must find nobody at work. */
    private static void awaitEnd(ExecutorService threads) throws InterruptedException {
        boolean wasInterrupted = Thread.interrupted();
        if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a file is still being carried though it was told to stop");
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean locked(FileChannel channel, ProcessContext context)
            throws IOException, InterruptedException {
        while (!context.isStopping()) {
            try {
                channel.lock();
                return true;
            } catch (OverlappingFileLockException e) {
                context.awaitStop(LOCK_RETRY);
            }
        }
        return false;
    }

    private void round(ExecutorService threads) throws IOException {
        Set<JobId> jobs = new HashSet<>();
        for (Outgoing one : copies.outgoing()) {
            one.job().ifPresent(jobs::add);
            begin(one.copy(), threads, () -> tasks.outgoing(one));
        }
        for (Incoming one : copies.incoming()) {
            jobs.add(one.job());
            one.onward().ifPresent(jobs::add);
            begin(one.offer().toString(), threads, () -> tasks.incoming(one));
        }
        watched = jobs;
        tasks.removeUnfinished();
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private void begin(String name, ExecutorService threads, Task task) {
        if (atWork.add(name)) {
            threads.execute(() -> {
                try {
                    task.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    atWork.remove(name);
                }
            });
        }
    }
}
