package steward.time;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The one thread that a protocol core lives on. Everything that happens to the core is a task here, one after another,
 * so the core itself needs no locks; a simulator puts its own seeded scheduler behind this port.
 */
public interface Loop extends Executor {
    /** Runs the task on the loop after the other tasks handed in before it. Callable from any thread. */
    @Override
    void execute(Runnable task);

    /** Runs the task on the loop after the delay, measured on the monotonic clock. Callable from any thread. */
    Timer after(Duration delay, Runnable task);

    /** The clocks that go with this loop. */
    Clock clock();

    /** A task that waits for its time. */
    interface Timer {
        /** Makes the task not run, if it has not begun. */
        void cancel();
    }
}
