package steward.agent.unit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import steward.time.Loop;

/** One thing to do later: setting it again takes the place of what was set. Lives on the loop. */
final class Alarm {
    private final Loop loop;
    private Loop.@Nullable Timer timer;

    Alarm(Loop loop) {
        this.loop = loop;
    }

    void set(Duration delay, Runnable task) {
        cancel();
        timer = loop.after(delay, () -> {
            timer = null;
            task.run();
        });
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
