package steward.console.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.message.Bytes;
import steward.message.Severity;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessName;
import steward.supervision.SupervisedState;
import steward.time.Backoff;
import steward.time.Loop;

/** Does what the bodies of an engine's processes do, step by step, as tasks of a loop; what fails begins again later. */
@NullMarked
final class Crew implements Supervision {
    private static final Backoff RESTART = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));

    private final Loop loop;
    private final Bus bus;
    private final Consumer<Throwable> onError;
    private final Supplier<EngineCore> core;
    private final RandomGenerator random;
    private final List<FollowerSteps> followers = new ArrayList<>();
    private @Nullable Streams streams;
    private boolean askingForStreams;
    private boolean streamsThere;
    private int connection;
    private int failures;

    Crew(Loop loop, Bus bus, Consumer<Throwable> onError, Supplier<EngineCore> core) {
        this.loop = loop;
        this.bus = bus;
        this.onError = onError;
        this.core = core;
        random = new SplittableRandom(loop.clock().nanos());
        bus.onConnection(state -> loop.execute(() -> connection++));
    }

    @Override
    public void start(ProcessName name, ProcessBody body) {
        if (body instanceof Streams known) {
            streams = known;
        } else if (body instanceof StreamFollower follower) {
            followers.add(new FollowerSteps(follower, bus, loop, () -> streamsThere && bus.isConnected(), onError));
        } else if (body instanceof OutboxPublisher) {
            loop.execute(() -> core.get().dispatch().resume());
        } else {
            throw new IllegalArgumentException("an unknown process " + name);
        }
    }

    /** The engine calls this on each connection. */
    @Override
    public void startAgain() {
        streamsThere = false;
        failures = 0;
        askForStreams();
    }

    /** As the body of {@link Streams} does, once for each connection. */
    private void askForStreams() {
        Streams asked = streams;
        if (asked == null || askingForStreams) {
            return;
        }
        askingForStreams = true;
        int now = connection;
        CompletionStage<Map<StreamName, StreamIdentity>> found = asked.identities()
                .exceptionallyCompose(missing -> bus.ensureStreams().thenCompose(made -> asked.identities()));
        found.whenComplete((identities, error) -> loop.execute(() -> {
            askingForStreams = false;
            if (error == null) {
                ready(asked, identities, now);
            } else {
                boolean isAway = BusException.of(error).kind() == BusException.Kind.NOT_CONNECTED;
                askAgain(isAway ? Duration.ofMillis(50) : RESTART.delay(failures++, random));
            }
        }));
    }

    private void ready(Streams asked, Map<StreamName, StreamIdentity> identities, int askedIn) {
        try {
            asked.ready(identities);
        } catch (RuntimeException e) {
            onError.accept(e);
            askAgain(RESTART.delay(failures++, random));
            return;
        }
        streamsThere = bus.isConnected();
        followers.forEach(FollowerSteps::wake);
        if (askedIn != connection) {
            askAgain(Duration.ZERO);
        }
    }

    private void askAgain(Duration delay) {
        loop.after(delay, () -> {
            if (bus.isConnected()) {
                askForStreams();
            }
        });
    }

    @Override
    public void report(ProcessName name, Severity severity, Throwable cause, Optional<Bytes> message) {
        onError.accept(cause);
    }

    @Override
    public void listenerFailed(RuntimeException failure) {
        onError.accept(failure);
    }

    @Override
    public List<SupervisedState> states() {
        return List.of();
    }

    @Override
    public long lostErrors() {
        return 0;
    }
}
