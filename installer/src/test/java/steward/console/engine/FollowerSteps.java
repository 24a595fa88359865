package steward.console.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;
import steward.time.Backoff;
import steward.time.Loop;

/** Does what the body of a {@link StreamFollower} does, as tasks of a loop. */
@NullMarked
final class FollowerSteps {
    private static final Backoff RESTART = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final StreamFollower follower;
    private final Bus bus;
    private final Loop loop;
    private final BooleanSupplier isWithinReach;
    private final Consumer<Throwable> onError;
    private final RandomGenerator random;
    private final Deque<Inbox.Item> items = new ArrayDeque<>();
    private Bus.@Nullable Subscription following;
    private boolean busy;
    private int run;
    private int failures;

    FollowerSteps(
            StreamFollower follower, Bus bus, Loop loop, BooleanSupplier isWithinReach, Consumer<Throwable> onError) {
        this.follower = follower;
        this.bus = bus;
        this.loop = loop;
        this.isWithinReach = isWithinReach;
        this.onError = onError;
        random = new SplittableRandom(loop.clock().nanos());
    }

    /** The streams are there now. */
    void wake() {
        if (!busy) {
            ask();
        }
    }

    private void ask() {
        if (!isWithinReach.getAsBoolean()) {
            busy = false;
            return;
        }
        busy = true;
        bus.identity(follower.stream())
                .whenComplete((now, error) -> loop.execute(() -> {
                    if (error == null) {
                        attempt(() -> begin(now));
                    } else if (BusException.of(error).kind() == BusException.Kind.NOT_CONNECTED) {
                        loop.after(PAUSE, this::ask);
                    } else {
                        failed(error);
                    }
                }));
    }

    private void begin(StreamIdentity now) {
        StreamFollower.Start start = follower.begin(now);
        int mine = ++run;
        items.clear();
        following = follower.follow(start, new FollowListener() {
            @Override
            public void onMessage(Delivery delivery) {
                put(mine, new Inbox.Item.Messages(List.of(delivery)));
            }

            @Override
            public void onCaughtUp(StreamIdentity identity) {
                put(mine, new Inbox.Item.CaughtUp(identity));
            }

            @Override
            public void onStreamLost(StreamIdentity identity) {
                put(mine, new Inbox.Item.Lost(identity));
            }

            @Override
            public void onError(BusException error) {
                put(mine, new Inbox.Item.Failed(error));
            }
        });
        failures = 0;
    }

    private void put(int mine, Inbox.Item item) {
        if (mine == run) {
            items.add(item);
            loop.execute(() -> {
                if (mine == run && !items.isEmpty()) {
                    attempt(this::takeNext);
                }
            });
        }
    }

    private void takeNext() {
        Inbox.Item item = items.remove();
        if (item instanceof Inbox.Item.Messages first) {
            List<Delivery> row = new ArrayList<>(first.deliveries());
            while (items.peek() instanceof Inbox.Item.Messages next) {
                row.addAll(next.deliveries());
                items.remove();
            }
            follower.take(row);
        } else if (item instanceof Inbox.Item.CaughtUp end) {
            if (!follower.caughtUp(end.identity())) {
                end();
                ask();
            }
        } else if (item instanceof Inbox.Item.Lost loss) {
            follower.lost(loss.identity());
        } else if (item instanceof Inbox.Item.Failed failed) {
            throw failed.error();
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(Throwable error) {
        onError.accept(error);
        end();
        loop.after(RESTART.delay(failures++, random), this::ask);
    }

    private void end() {
        run++;
        Bus.Subscription old = following;
        following = null;
        if (old != null) {
            old.close();
        }
        follower.fallBehind();
    }
}
