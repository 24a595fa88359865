package steward.faults;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, last first and once, also when the program is ended by a signal. */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeAll, "closing");

    Closing() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    synchronized <T extends AutoCloseable> T add(T opened) {
        open.push(opened);
        return opened;
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception | AssertionError e) {
                System.err.println("faults: cannot close: " + e);
            }
        }
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook finds nothing more to close.
        }
    }
}
