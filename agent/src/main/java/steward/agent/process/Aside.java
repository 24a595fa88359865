package steward.agent.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what may block on a thread of its own, so that no loop waits for it. */
final class Aside {
    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);

    private Aside() {}

    static void run(String name, Runnable task) {
        Thread thread = new Thread(() -> guarded(name, task), name);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            guarded(name, task);
        }
    }

    private static void guarded(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", name, e);
        }
    }
}
