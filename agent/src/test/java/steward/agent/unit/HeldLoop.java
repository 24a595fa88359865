package steward.agent.unit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import steward.time.Clock;
import steward.time.Loop;

/** A loop that is busy until a test lets it go on. */
final class HeldLoop implements Loop {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        throw new AssertionError("nothing here waits for a time");
    }

    @Override
    public Clock clock() {
        return Clock.system();
    }

    int waiting() {
        return tasks.size();
    }

    void goOn() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
