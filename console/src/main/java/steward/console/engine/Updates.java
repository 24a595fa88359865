package steward.console.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.console.fleet.Fleet;
import steward.message.CommandId;
import steward.message.JobId;
import steward.time.Loop;

/**
 * Tells listeners what changed, at most ten times a second. Changes are gathered on the loop; listeners are called on an
 * executor, and what happens while one is busy waits for it in one update.
 */
final class Updates {
    private static final Duration PERIOD = Duration.ofMillis(100);
    /** While so much changes at once that telling of it would hold up the rest of it. */
    private static final Duration LONG_PERIOD = Duration.ofMillis(500);

    private final Loop loop;
    private final Executor notifier;
    private final Supplier<Fleet> snapshot;
    private final Consumer<RuntimeException> onFailure;
    private final List<Recipient> recipients = new CopyOnWriteArrayList<>();
    private Set<JobId> jobs = new HashSet<>();
    private Set<CommandId> commands = new HashSet<>();
    private boolean isPartial;
    private boolean isPlanned;
    private long publishedNanos;
    private volatile Fleet fleet;

    /**
     * @param snapshot called on the loop
     * @param onFailure told what a listener throws; the listener is told again with the next change
     */
    Updates(Loop loop, Executor notifier, Supplier<Fleet> snapshot, Consumer<RuntimeException> onFailure) {
        this.loop = loop;
        this.notifier = notifier;
        this.snapshot = snapshot;
        this.onFailure = onFailure;
        fleet = snapshot.get();
        publishedNanos = loop.clock().nanos() - PERIOD.toNanos();
    }

    /** The newest snapshot that was published. Any thread. */
    Fleet fleet() {
        return fleet;
    }

    /** Any thread. */
    Bus.Subscription add(Consumer<Update> listener) {
        Recipient recipient = new Recipient(listener);
        recipients.add(recipient);
        return () -> {
            recipients.remove(recipient);
            recipient.close();
        };
    }

    /** These changed; on the loop. */
    void changed(Set<JobId> newJobs, Set<CommandId> newCommands) {
        jobs.addAll(newJobs);
        commands.addAll(newCommands);
        plan(PERIOD);
    }

    /** More changed than can be told; on the loop. */
    void changedWithoutDetail() {
        isPartial = true;
        plan(PERIOD);
    }

    /** The fleet is being filled, and no single change is worth a look; call {@link #flush} when it is full. On the loop. */
    void filling() {
        plan(LONG_PERIOD);
    }

    /** Publishes now what was gathered; on the loop. */
    void flush() {
        isPlanned = false;
        publishedNanos = loop.clock().nanos();
        fleet = snapshot.get();
        Update update = update(fleet, jobs, commands, isPartial);
        jobs = new HashSet<>();
        commands = new HashSet<>();
        isPartial = false;
        recipients.forEach(recipient -> recipient.tell(update));
    }

    private void plan(Duration period) {
        if (isPlanned) {
            return;
        }
        isPlanned = true;
        long wait = publishedNanos + period.toNanos() - loop.clock().nanos();
        loop.after(Duration.ofNanos(Math.max(0, wait)), this::flush);
    }

    private static Update update(Fleet fleet, Set<JobId> jobs, Set<CommandId> commands, boolean isPartial) {
        boolean isTooMuch = jobs.size() > Update.MOST_LISTED || commands.size() > Update.MOST_LISTED;
        return new Update(fleet, isTooMuch ? Set.of() : jobs, isTooMuch ? Set.of() : commands, isPartial || isTooMuch);
    }

    private final class Recipient {
        private final Consumer<Update> listener;
        private @Nullable Update pending;
        private boolean isBusy;
        private boolean isClosed;

        Recipient(Consumer<Update> listener) {
            this.listener = listener;
        }

        synchronized void tell(Update update) {
            pending = pending == null ? update : merged(pending, update);
            if (!isBusy && !isClosed) {
                isBusy = true;
                notifier.execute(this::deliver);
            }
        }

        synchronized void close() {
            isClosed = true;
            pending = null;
        }

        private void deliver() {
            for (Update next = next(); next != null; next = next()) {
                try {
                    listener.accept(next);
                } catch (RuntimeException e) {
                    missed(next);
                    onFailure.accept(e);
                    return;
                }
            }
        }

        private synchronized @Nullable Update next() {
            Update next = isClosed ? null : pending;
            pending = null;
            isBusy = next != null;
            return next;
        }

        /** It has not taken that in: it belongs to the next update. */
        private synchronized void missed(Update update) {
            isBusy = false;
            pending = pending == null ? update : merged(update, pending);
        }

        private Update merged(Update older, Update newer) {
            Set<JobId> allJobs = new HashSet<>(older.jobs());
            allJobs.addAll(newer.jobs());
            Set<CommandId> allCommands = new HashSet<>(older.commands());
            allCommands.addAll(newer.commands());
            return update(newer.fleet(), allJobs, allCommands, older.isPartial() || newer.isPartial());
        }
    }
}
