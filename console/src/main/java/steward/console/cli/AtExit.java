package steward.console.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/** Something that is done once: when it is asked for, or when the program is ended from outside before. */
final class AtExit {
    private final AtomicBoolean done = new AtomicBoolean();
    private final Runnable action;
    private final Thread hook;

    private AtExit(Runnable action) {
        this.action = action;
        hook = new Thread(this::once, "at-exit");
    }

    static AtExit run(Runnable action) {
        AtExit exit = new AtExit(action);
        Runtime.getRuntime().addShutdownHook(exit.hook);
        return exit;
    }

    /** Does it now, unless it is done. */
    void runNow() {
        forget();
        once();
    }

    /** Leaves it undone, unless the program is ending already. */
    void cancel() {
        forget();
        done.set(true);
    }

    private void once() {
        if (done.compareAndSet(false, true)) {
            action.run();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending: the hook runs, or has run.
            return;
        }
    }
}
