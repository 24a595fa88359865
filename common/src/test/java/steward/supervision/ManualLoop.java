package steward.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import steward.time.Clock;
import steward.time.Loop;

/** A loop on virtual time that runs its tasks on the thread that advances it. Takes tasks from any thread. */
public final class ManualLoop implements Loop {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Task> tasks = new ArrayList<>();
    private long nanos;
    private long numbers;

    @Override
    public void execute(Runnable task) {
        after(Duration.ZERO, task);
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Task added = new Task(nanos + delay.toNanos(), numbers++, delay, task);
        tasks.add(added);
        return () -> remove(added);
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant wall() {
                return START.plusNanos(nanos());
            }

            @Override
            public long nanos() {
                synchronized (ManualLoop.this) {
                    return nanos;
                }
            }
        };
    }

    /** Lets time pass and runs what falls due, in order of time. */
    public void advance(Duration time) {
        long end = clock().nanos() + time.toNanos();
        for (Optional<Task> next = next(end); next.isPresent(); next = next(end)) {
            next.get().run().run();
        }
        synchronized (this) {
            nanos = end;
        }
    }

    /** The delays of the tasks that wait, the next one first. */
    public synchronized List<Duration> delays() {
        return tasks.stream().sorted(Task.ORDER).map(Task::delay).toList();
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    private synchronized Optional<Task> next(long end) {
        Optional<Task> next = tasks.stream().filter(task -> task.due() <= end).min(Task.ORDER);
        next.ifPresent(task -> {
            tasks.remove(task);
            nanos = Math.max(nanos, task.due());
        });
        return next;
    }

    private record Task(long due, long number, Duration delay, Runnable run) {
        private static final Comparator<Task> ORDER =
                Comparator.comparingLong(Task::due).thenComparingLong(Task::number);
    }
}
