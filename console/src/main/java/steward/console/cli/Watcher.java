package steward.console.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import steward.bus.Bus;
import steward.console.engine.Engine;
import steward.console.engine.Update;
import steward.message.CommandId;

/** Sleeps until the engine says that something changed. Holds what changed since it was last asked, once each. */
final class Watcher implements AutoCloseable {
    private final Semaphore news = new Semaphore(0);
    private final Set<CommandId> commands = new HashSet<>();
    private final Bus.Subscription subscription;
    private boolean partial;

    private Watcher(Engine engine) {
        subscription = engine.onUpdate(this::take);
    }

    static Watcher of(Engine engine) {
        return new Watcher(engine);
    }

    /**
     * Returns when something has changed since the last call, or the time is over.
     *
     * @return whether something changed
     */
    boolean await(Duration limit) {
        try {
            boolean changed = news.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            return changed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    /** Which of these changed since the last call; all of them where that is not known. */
    synchronized Set<CommandId> changedOf(Set<CommandId> wanted) {
        Set<CommandId> changed = new HashSet<>(wanted);
        if (!partial) {
            changed.retainAll(commands);
        }
        commands.clear();
        partial = false;
        return changed;
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void take(Update update) {
        synchronized (this) {
            partial |= update.isPartial() || commands.size() > Update.MOST_LISTED;
            if (partial) {
                commands.clear();
            } else {
                commands.addAll(update.commands());
            }
        }
        news.release();
    }
}
