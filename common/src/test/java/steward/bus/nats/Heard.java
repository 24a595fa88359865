package steward.bus.nats;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;

/** Writes down what a follower tells. */
class Heard implements FollowListener {
    final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    final List<StreamIdentity> caughtUp = new CopyOnWriteArrayList<>();
    final List<StreamIdentity> lost = new CopyOnWriteArrayList<>();
    final List<BusException> errors = new CopyOnWriteArrayList<>();

    List<String> texts() {
        return deliveries.stream().map(delivery -> delivery.payload().toUtf8()).toList();
    }

    List<Long> sequences() {
        return deliveries.stream().map(Delivery::sequence).toList();
    }

    @Override
    public void onMessage(Delivery delivery) {
        deliveries.add(delivery);
    }

    @Override
    public void onCaughtUp(StreamIdentity identity) {
        caughtUp.add(identity);
    }

    @Override
    public void onStreamLost(StreamIdentity identity) {
        lost.add(identity);
    }

    @Override
    public void onError(BusException error) {
        errors.add(error);
    }
}
