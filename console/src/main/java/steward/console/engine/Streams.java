package steward.console.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.time.Loop;

/**
 * Keeps the followers going whenever the broker is there, and knows when they have caught up. Lives on the loop.
 */
final class Streams {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final int MOST_WAITERS = 1_000;

    private final Bus bus;
    private final Loop loop;
    private final List<StreamFollower> followers;
    private final Consumer<StreamIdentity> onCommandsReady;
    private final Consumer<String> onTrouble;
    private final List<Waiter> waiters = new ArrayList<>();
    private boolean isConnected;
    private boolean isClosed;
    private Loop.@Nullable Timer retry;

    /** @param onCommandsReady told, after each connection, which stream commands go into */
    Streams(
            Bus bus,
            Loop loop,
            List<StreamFollower> followers,
            Consumer<StreamIdentity> onCommandsReady,
            Consumer<String> onTrouble) {
        this.bus = bus;
        this.loop = loop;
        this.followers = followers;
        this.onCommandsReady = onCommandsReady;
        this.onTrouble = onTrouble;
    }

    void connected() {
        isConnected = true;
        prepare();
    }

    void disconnected() {
        isConnected = false;
        followers.forEach(StreamFollower::disconnected);
        cancelRetry();
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

    void close() {
        isClosed = true;
        cancelRetry();
        followers.forEach(StreamFollower::close);
    }

    /** Streams are made only when asking for them fails, which spares every start but the first some time. */
    private void prepare() {
        identities()
                .exceptionallyCompose(missing -> bus.ensureStreams().thenCompose(made -> identities()))
                .whenComplete((found, error) -> loop.execute(() -> {
                    if (isClosed || !isConnected) {
                        return;
                    }
                    if (error == null) {
                        ready(found);
                    } else {
                        onTrouble.accept("the broker's streams cannot be used yet: "
                                + BusException.of(error).getMessage());
                        cancelRetry();
                        retry = loop.after(RETRY, this::prepare);
                    }
                }));
    }

    private void ready(Map<StreamName, StreamIdentity> found) {
        StreamIdentity commands = found.get(StreamName.STEWARD_COMMANDS);
        if (commands != null) {
            onCommandsReady.accept(commands);
        }
        for (StreamFollower follower : followers) {
            StreamIdentity identity = found.get(follower.stream());
            if (!follower.isFollowing() && identity != null) {
                follower.start(identity);
            }
        }
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

    private CompletionStage<Map<StreamName, StreamIdentity>> identities() {
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

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
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
