package steward.console.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import steward.bus.Bus;
import steward.supervision.ErrorSink;
import steward.supervision.ProcessError;

/** The newest errors of this console, at most {@link #MOST}; the oldest give way and are counted. Safe for all threads. */
final class ErrorLog implements ErrorSink {
    static final int MOST = 1_000;

    private final Executor notifier;
    private final Deque<ProcessError> kept = new ArrayDeque<>();
    private final List<Switchable<ProcessError>> listeners = new CopyOnWriteArrayList<>();
    private long dropped;

    /** @param notifier calls listeners, one after another */
    ErrorLog(Executor notifier) {
        this.notifier = notifier;
    }

    @Override
    public synchronized void accept(ProcessError error) {
        if (kept.size() == MOST) {
            kept.remove();
            dropped++;
        }
        kept.add(error);
        listeners.forEach(listener -> notifier.execute(() -> listener.accept(error)));
    }

    /** Oldest first. */
    synchronized List<ProcessError> all() {
        return List.copyOf(kept);
    }

    synchronized long dropped() {
        return dropped;
    }

    /** Tells the listener those that are kept, then each new one. */
    synchronized Bus.Subscription follow(Consumer<ProcessError> listener) {
        Switchable<ProcessError> until = new Switchable<>(listener);
        List<ProcessError> known = all();
        notifier.execute(() -> known.forEach(until));
        listeners.add(until);
        return () -> {
            listeners.remove(until);
            until.close();
        };
    }
}
