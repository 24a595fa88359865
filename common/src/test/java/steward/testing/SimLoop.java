package steward.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import steward.time.Clock;
import steward.time.Loop;

/** A loop in virtual time: nothing runs by itself, and a year passes in no time. For one thread. */
public final class SimLoop implements Loop {
    /** Where the virtual wall clock starts. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final int MOST_TASKS_AT_ONCE = 1_000_000;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private long nanos;
    private long number;
    private Duration wallOffset = Duration.ZERO;

    @Override
    public void execute(Runnable task) {
        after(Duration.ZERO, task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Task added = new Task(nanos + delay.toNanos(), number++, task);
        tasks.add(added);
        return () -> tasks.remove(added);
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant wall() {
                return now().plus(wallOffset);
            }

            @Override
            public long nanos() {
                return nanos;
            }
        };
    }

    /** True time. */
    public Instant now() {
        return START.plusNanos(nanos);
    }

    /** Sets the wall clock of this machine wrong by that much. */
    public void wallOffset(Duration offset) {
        wallOffset = offset;
    }

    /** Does what is due now. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** Lets that much time pass, and does what becomes due in it. */
    public void advance(Duration time) {
        long end = nanos + time.toNanos();
        for (int done = 0; !tasks.isEmpty() && tasks.peek().at() <= end; done++) {
            if (done == MOST_TASKS_AT_ONCE) {
                throw new IllegalStateException("the tasks of this moment never end");
            }
            Task next = tasks.remove();
            nanos = Math.max(nanos, next.at());
            next.work().run();
        }
        nanos = end;
    }

    /** A loop on the same time whose tasks can all be made to vanish, as those of a process that is killed. */
    public Mortal mortal() {
        return new Mortal(this);
    }

    /** The loop of one process. */
    public static final class Mortal implements Loop {
        private final SimLoop time;
        private boolean dead;

        private Mortal(SimLoop time) {
            this.time = time;
        }

        /** From now on nothing that was handed in runs, and nothing is taken. */
        public void kill() {
            dead = true;
        }

        @Override
        public void execute(Runnable task) {
            time.execute(unlessDead(task));
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            return time.after(delay, unlessDead(task));
        }

        @Override
        public Clock clock() {
            return time.clock();
        }

        private Runnable unlessDead(Runnable task) {
            return () -> {
                if (!dead) {
                    task.run();
                }
            };
        }
    }

    private record Task(long at, long number, Runnable work) {}
}
