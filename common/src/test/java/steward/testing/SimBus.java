package steward.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.ConnectionState;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.Parcel;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;

/** One client's connection in a simulation: can be cut, and can lose what is on the way in either direction. */
public final class SimBus implements Bus {
    private final SimLoop loop;
    private final SimBroker broker;
    private final List<Consumer<ConnectionState>> watchers = new ArrayList<>();
    private final List<Live> subscriptions = new ArrayList<>();
    private boolean connected;
    private Predicate<Delivery> losesLive = delivery -> false;
    private Predicate<Parcel> losesConfirmation = parcel -> false;
    private long knownUpTo = Long.MAX_VALUE;
    private int readings;

    public SimBus(SimLoop loop, SimBroker broker) {
        this.loop = loop;
        this.broker = broker;
        broker.attach(this);
    }

    /** The link is there. */
    public void connect() {
        connected = true;
        watchers.forEach(watcher -> watcher.accept(new ConnectionState(true, "simulated")));
    }

    /** The link is gone. */
    public void disconnect() {
        connected = false;
        watchers.forEach(watcher -> watcher.accept(new ConnectionState(false, "cut")));
    }

    /** From now on live copies that match do not arrive. */
    public void losesLive(Predicate<Delivery> which) {
        losesLive = which;
    }

    /** From now on the broker's word on parcels that match, which it stores, does not arrive. */
    public void losesConfirmation(Predicate<Parcel> which) {
        losesConfirmation = which;
    }

    /** From now on questions are answered by a server that knows the streams up to that sequence only. */
    public void lagsBehindAt(long sequence) {
        knownUpTo = sequence;
    }

    /** How often it was asked for the last message of a subject. */
    public int readings() {
        return readings;
    }

    void heard(Delivery delivery) {
        if (!connected || losesLive.test(delivery)) {
            return;
        }
        String subject = delivery.subject().replaceFirst("\\.command\\.", ".live.");
        for (Live live : List.copyOf(subscriptions)) {
            if (live.subjects.matcher(subject).matches()) {
                live.listener.accept(delivery);
            }
        }
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public void onConnection(Consumer<ConnectionState> listener) {
        watchers.add(listener);
        listener.accept(new ConnectionState(connected, "simulated"));
    }

    @Override
    public Subscription live(String filter, Consumer<Delivery> listener) {
        Live live = new Live(pattern(filter), listener);
        subscriptions.add(live);
        return () -> subscriptions.remove(live);
    }

    @Override
    public CompletionStage<Confirmation> publish(Parcel parcel) {
        return ask(() -> {
            Confirmation confirmation = broker.store(parcel);
            if (losesConfirmation.test(parcel)) {
                throw new BusException(BusException.Kind.NO_ANSWER, "lost on the way back");
            }
            return confirmation;
        });
    }

    @Override
    public CompletionStage<Optional<Delivery>> last(StreamName stream, String subject) {
        readings++;
        return ask(() -> broker.last(stream, pattern(subject), knownUpTo));
    }

    @Override
    public CompletionStage<Integer> read(
            StreamName stream, String filter, long from, int limit, String reader, Consumer<Delivery> listener) {
        return ask(() -> {
            List<Delivery> found = broker.from(stream, pattern(filter), from, limit).stream()
                    .filter(delivery -> delivery.sequence() <= knownUpTo)
                    .toList();
            found.forEach(listener);
            return found.size();
        });
    }

    @Override
    public CompletionStage<Integer> readLast(
            StreamName stream, String filter, String reader, Consumer<Delivery> listener) {
        return ask(() -> {
            List<Delivery> found = broker.lastOfEach(stream, pattern(filter));
            found.forEach(listener);
            return found.size();
        });
    }

    @Override
    public Subscription follow(
            StreamName stream, String filter, long from, Optional<Instant> previousAt, FollowListener listener) {
        throw new UnsupportedOperationException("a unit follows no stream");
    }

    @Override
    public CompletionStage<StreamIdentity> identity(StreamName stream) {
        return ask(() -> broker.identity(stream));
    }

    @Override
    public CompletionStage<Void> purge(StreamName stream, String filter) {
        throw new UnsupportedOperationException("no file travels here");
    }

    @Override
    public CompletionStage<Void> ensureStreams() {
        return ask(() -> Boolean.TRUE).thenAccept(done -> {});
    }

    @Override
    public void close() {
        disconnect();
        subscriptions.clear();
        watchers.clear();
    }

    /** Answers in a later task, as a broker does. */
    private <T> CompletionStage<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> {
            if (!connected) {
                answer.completeExceptionally(new BusException(BusException.Kind.NOT_CONNECTED, "no link"));
                return;
            }
            try {
                answer.complete(question.get());
            } catch (BusException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static Pattern pattern(String filter) {
        return Pattern.compile(Pattern.quote(filter).replace("*", "\\E[^.]+\\Q").replace(">", "\\E.+\\Q"));
    }

    private record Live(Pattern subjects, Consumer<Delivery> listener) {}
}
