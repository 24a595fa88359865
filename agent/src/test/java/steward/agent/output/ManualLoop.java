package steward.agent.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import steward.time.Clock;
import steward.time.Loop;

/** A loop whose time passes only when a test says so. */
final class ManualLoop implements Loop {
    private final List<Waiting> waiting = new ArrayList<>();
    private long nanos;

    @Override
    public synchronized void execute(Runnable task) {
        task.run();
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Waiting entry = new Waiting(nanos + delay.toNanos(), task);
        waiting.add(entry);
        return () -> cancel(entry);
    }

    void pass(Duration time) {
        due(time).forEach(entry -> entry.task().run());
    }

    synchronized int timers() {
        return waiting.size();
    }

    private synchronized List<Waiting> due(Duration time) {
        nanos += time.toNanos();
        List<Waiting> due = waiting.stream().filter(w -> w.at() <= nanos).toList();
        waiting.removeAll(due);
        return due;
    }

    private synchronized void cancel(Waiting entry) {
        waiting.remove(entry);
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant wall() {
                return Instant.EPOCH.plusNanos(nanos());
            }

            @Override
            public long nanos() {
                synchronized (ManualLoop.this) {
                    return nanos;
                }
            }
        };
    }

    private record Waiting(long at, Runnable task) {}
}
