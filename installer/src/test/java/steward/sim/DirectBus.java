package steward.sim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import steward.bus.Bus;
import steward.bus.Confirmation;
import steward.bus.ConnectionState;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.Parcel;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;

/** Reads the broker at once, for whoever looks at what a history has come to. */
record DirectBus(BrokerModel broker) implements Bus {
    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public void onConnection(Consumer<ConnectionState> listener) {
        listener.accept(new ConnectionState(true, "direct"));
    }

    @Override
    public Subscription live(String filter, Consumer<Delivery> listener) {
        throw new UnsupportedOperationException("only reads");
    }

    @Override
    public CompletionStage<Confirmation> publish(Parcel parcel) {
        throw new UnsupportedOperationException("only reads");
    }

    @Override
    public CompletionStage<Optional<Delivery>> last(StreamName stream, String subject) {
        return CompletableFuture.completedFuture(broker.last(stream, Filter.of(subject)));
    }

    @Override
    public CompletionStage<Integer> read(
            StreamName stream, String filter, long from, int limit, String reader, Consumer<Delivery> listener) {
        List<Delivery> found = broker.from(stream, Filter.of(filter), from, limit);
        found.forEach(listener);
        return CompletableFuture.completedFuture(found.size());
    }

    @Override
    public CompletionStage<Integer> readLast(
            StreamName stream, String filter, String reader, Consumer<Delivery> listener) {
        throw new UnsupportedOperationException("only reads all");
    }

    @Override
    public Subscription follow(
            StreamName stream, String filter, long from, Optional<Instant> previousAt, FollowListener listener) {
        throw new UnsupportedOperationException("only reads");
    }

    @Override
    public CompletionStage<StreamIdentity> identity(StreamName stream) {
        return CompletableFuture.completedFuture(broker.identity(stream));
    }

    @Override
    public CompletionStage<Void> purge(StreamName stream, String filter) {
        throw new UnsupportedOperationException("no file travels here");
    }

    @Override
    public CompletionStage<Void> ensureStreams() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
