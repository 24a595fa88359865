package steward.console.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import steward.bus.Bus;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessContext;

/**
 * Sees to it, as a process, that the broker has its streams after each connection, and knows when the followers have
 * caught up with them. Lives on the loop.
 */
final class Streams implements ProcessBody {
    private static final int MOST_WAITERS = 1_000;

    private final Bus bus;
    private final LoopCalls loop;
    private final Reach broker = new Reach();
    private final Reach ready;
    private final List<StreamFollower> followers;
    private final Survey survey;
    private final Consumer<StreamIdentity> onCommandsReady;
    private final List<Waiter> waiters = new ArrayList<>();
    private boolean isConnected;

    /**
     * @param ready within reach from when the streams are there to when the connection is lost
     * @param survey is done before the streams are within reach
     * @param onCommandsReady told, after each connection, which stream commands go into
     */
    Streams(
            Bus bus,
            LoopCalls loop,
            Reach ready,
            List<StreamFollower> followers,
            Survey survey,
            Consumer<StreamIdentity> onCommandsReady) {
        this.bus = bus;
        this.loop = loop;
        this.ready = ready;
        this.followers = followers;
        this.survey = survey;
        this.onCommandsReady = onCommandsReady;
    }

    /** Streams are made only when asking for them fails, which spares every start but the first some time. */
    @Override
    public void run(ProcessContext context) throws InterruptedException {
        long connection = 0;
        while (!context.isStopping()) {
            connection = broker.await(connection);
            Map<StreamName, StreamIdentity> found = broker.ask(context, () -> identities()
                    .exceptionallyCompose(missing -> bus.ensureStreams().thenCompose(made -> identities())));
            survey.take(found, context);
            loop.await(() -> ready(found));
        }
    }

    void connected() {
        isConnected = true;
        broker.open();
    }

    void disconnected() {
        isConnected = false;
        broker.close();
        ready.close();
        followers.forEach(StreamFollower::fallBehind);
    }

    /** Completes when all that the broker holds at this time was taken in. */
    CompletionStage<Void> synced() {
        if (waiters.size() >= MOST_WAITERS) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException(MOST_WAITERS + " callers wait for the broker already"));
        }
        Waiter waiter = new Waiter();
        waiters.add(waiter);
        ask(waiter);
        return waiter.done;
    }

    /** Whether nothing that the broker had when it was last reached is missing here. */
    boolean isCaughtUp() {
        return followers.stream().allMatch(StreamFollower::isCaughtUp);
    }

    /** A follower stands further than before. */
    void moved() {
        waiters.removeIf(Waiter::completeIfReached);
    }

    /** A stream is another one now: what callers wait for must be asked anew. */
    void lost() {
        for (Waiter waiter : waiters) {
            waiter.targets = Map.of();
            ask(waiter);
        }
    }

    /** The streams are there; on the loop. */
    void ready(Map<StreamName, StreamIdentity> found) {
        if (!isConnected) {
            return;
        }
        StreamIdentity commands = found.get(StreamName.STEWARD_COMMANDS);
        if (commands != null) {
            onCommandsReady.accept(commands);
        }
        ready.open();
        waiters.forEach(this::ask);
    }

    private void ask(Waiter waiter) {
        if (!isConnected || !waiter.targets.isEmpty()) {
            return;
        }
        identities()
                .whenComplete((found, error) -> loop.execute(() -> {
                    if (error == null && waiter.targets.isEmpty()) {
                        waiter.targets = found;
                        moved();
                    }
                }));
    }

    /** Which streams the broker has; any thread. */
    CompletionStage<Map<StreamName, StreamIdentity>> identities() {
        CompletionStage<Map<StreamName, StreamIdentity>> all =
                CompletableFuture.completedFuture(new EnumMap<>(StreamName.class));
        for (StreamFollower follower : followers) {
            all = all.thenCombine(bus.identity(follower.stream()), (found, identity) -> {
                found.put(follower.stream(), identity);
                return found;
            });
        }
        return all;
    }

    private final class Waiter {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private Map<StreamName, StreamIdentity> targets = Map.of();

        boolean completeIfReached() {
            boolean reached = !targets.isEmpty()
                    && followers.stream().allMatch(follower -> {
                        StreamIdentity target = targets.get(follower.stream());
                        return target != null && follower.hasReached(target);
                    });
            if (reached) {
                done.complete(null);
            }
            return reached || done.isDone();
        }
    }
}
