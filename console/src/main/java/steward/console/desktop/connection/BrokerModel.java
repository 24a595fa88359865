package steward.console.desktop.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import steward.bus.BusException;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.checkup.Greeting;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.time.Clock;

/** What the broker of the open connection is, asked every few seconds while somebody looks. For the thread that paints. */
final class BrokerModel implements AutoCloseable {
    /** How many round trips are remembered. */
    static final int MOST_TRIPS = 60;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Clock clock = Clock.system();
    private final Link link;
    private final Crossing crossing;
    private final Worker worker = new Worker("desk-connection");
    private final Deque<Duration> trips = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Map<StreamName, Stream>> streams = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Greeting>> greeting = new ReadOnlyObjectWrapper<>(Optional.empty());
    private long lastTrip;
    private String greeted = "";
    private volatile boolean closed;

    /**
     * A stream of the broker.
     *
     * @param identity how far it reaches, or why nobody knows
     */
    record Stream(Optional<StreamIdentity> identity, String failure) {
        /** How many messages it holds at most: some between the first and the last may be gone. */
        long most() {
            return identity.filter(known -> known.lastSequence() > 0)
                    .map(known -> Math.max(0, known.lastSequence() - known.firstSequence() + 1))
                    .orElse(0L);
        }
    }

    BrokerModel(Link link, Crossing crossing) {
        this.link = link;
        this.crossing = crossing;
        ask();
    }

    private void ask() {
        if (closed) {
            return;
        }
        long start = clock.nanos();
        link.health().thenAccept(health -> {
            if (health.connected()) {
                greet(health.detail());
            }
        });
        Map<StreamName, Stream> answers = new EnumMap<>(StreamName.class);
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        for (StreamName name : StreamName.values()) {
            asked.add(link.stream(name)
                    .handle((identity, wrong) -> {
                        trip(start, wrong == null);
                        synchronized (answers) {
                            answers.put(name, stream(identity, wrong));
                        }
                        return (Void) null;
                    })
                    .toCompletableFuture());
        }
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenRun(() -> crossing.run(() -> {
                    synchronized (answers) {
                        streams.set(Map.copyOf(answers));
                    }
                }));
        worker.after(PAUSE, this::ask);
    }

    private static Stream stream(@Nullable StreamIdentity identity, @Nullable Throwable wrong) {
        return new Stream(
                Optional.ofNullable(identity),
                wrong == null ? "" : String.valueOf(BusException.of(wrong).getMessage()));
    }

    /** The first answer of each round tells how long a round trip takes. */
    private void trip(long start, boolean answered) {
        synchronized (trips) {
            if (answered && start != lastTrip) {
                lastTrip = start;
                trips.addLast(Duration.ofNanos(clock.nanos() - start));
                if (trips.size() > MOST_TRIPS) {
                    trips.removeFirst();
                }
            }
        }
    }

    private void greet(String address) {
        worker.run(() -> {
            if (!closed && !address.equals(greeted)) {
                Optional<Greeting> heard = Greeting.ask(address);
                greeted = heard.isPresent() ? address : "";
                crossing.run(() -> greeting.set(heard));
            }
        });
    }

    /** Tries a profile on a thread of its own; told what came of it. */
    void attempt(Profile profile, Consumer<Trial> told) {
        Worker trying = new Worker("desk-trial");
        trying.run(() -> {
            Trial trial = Trial.of(profile);
            crossing.run(() -> {
                trying.close();
                if (!closed) {
                    told.accept(trial);
                }
            });
        });
    }

    /** How long round trips took, oldest first. */
    List<Duration> trips() {
        synchronized (trips) {
            return List.copyOf(trips);
        }
    }

    /** What the broker has. */
    ReadOnlyObjectProperty<Map<StreamName, Stream>> streams() {
        return streams.getReadOnlyProperty();
    }

    /** What the broker says of itself. */
    ReadOnlyObjectProperty<Optional<Greeting>> greeting() {
        return greeting.getReadOnlyProperty();
    }

    @Override
    public void close() {
        closed = true;
        worker.close();
    }
}
