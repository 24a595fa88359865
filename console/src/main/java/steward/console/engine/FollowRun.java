package steward.console.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;

/**
 * One run of a process that follows a stream: over when its listener has enough, and failed when the listener fails or the
 * broker refuses. After that the listener hears nothing more of this run.
 */
final class FollowRun implements FollowListener {
    private final FollowListener listener;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    FollowRun(FollowListener listener) {
        this.listener = listener;
    }

    /** Follows until the run is over; throws what it failed of. */
    void follow(Bus bus, StreamName stream, String filter, long fromSequence) throws Exception {
        try (Bus.Subscription following = end.isDone() ? () -> {} : bus.follow(stream, filter, fromSequence, this)) {
            end.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** There is nothing more to hear. */
    void end() {
        end.complete(null);
    }

    /** Does what belongs to this run: what it throws ends the run. */
    void attempt(Runnable work) {
        if (end.isDone()) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }

    @Override
    public void onMessage(Delivery delivery) {
        attempt(() -> listener.onMessage(delivery));
    }

    @Override
    public void onCaughtUp(StreamIdentity identity) {
        attempt(() -> listener.onCaughtUp(identity));
    }

    @Override
    public void onStreamLost(StreamIdentity identity) {
        attempt(() -> listener.onStreamLost(identity));
    }

    @Override
    public void onError(BusException error) {
        attempt(() -> listener.onError(error));
        end.completeExceptionally(error);
    }
}
