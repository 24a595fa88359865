package steward.console.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.console.job.Intake;
import steward.console.job.JobStore;
import steward.console.job.Taken;
import steward.time.Loop;

/**
 * Brings one stream of the broker into the store, from where the store stands, batch by batch. What cannot be stored is
 * tried again, while the bus waits. Lives on the loop; the bus calls it from its own thread.
 */
final class StreamFollower implements FollowListener {
    private static final int BATCH = 500;
    private static final Duration STORE_RETRY = Duration.ofSeconds(1);

    private final StreamName stream;
    private final String filter;
    private final Bus bus;
    private final Loop loop;
    private final JobStore store;
    private final Intake intake;
    private final Owner owner;
    private final Inbox inbox = new Inbox();
    private Bus.@Nullable Subscription subscription;
    private Instant created = Instant.EPOCH;
    private long reached;
    private boolean caughtUp;

    /** Who hears of it; called on the loop. */
    interface Owner {
        /** A batch was taken in; {@code liveAt} when its last message was stored, if that was just now. */
        void taken(Taken taken, Optional<Instant> liveAt);

        /** The follower stands further than before. */
        void moved();

        /** The stream was made anew or reaches less far. */
        void lost(StreamName stream, StreamIdentity identity);

        /** Something went wrong, in words; following goes on unless the words say that it ended. */
        void trouble(String what);
    }

    StreamFollower(StreamName stream, String filter, Bus bus, Loop loop, JobStore store, Intake intake, Owner owner) {
        this.stream = stream;
        this.filter = filter;
        this.bus = bus;
        this.loop = loop;
        this.store = store;
        this.intake = intake;
        this.owner = owner;
    }

    StreamName stream() {
        return stream;
    }

    boolean isFollowing() {
        return subscription != null;
    }

    /** Whether everything up to that point of that stream was taken in. */
    boolean hasReached(StreamIdentity identity) {
        return caughtUp && created.equals(identity.created()) && reached >= identity.lastSequence();
    }

    /** Whether all was taken in that the broker had when it was last reached. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    /** What comes next may have been stored while the broker was out of reach. */
    void disconnected() {
        caughtUp = false;
    }

    /** Follows from where the store stands. */
    void start(StreamIdentity now) {
        Optional<JobStore.Cursor> cursor = store.cursor(stream)
                .filter(kept -> kept.stream().equals(now.created()) && kept.sequence() <= now.lastSequence());
        if (cursor.isEmpty() && store.cursor(stream).isPresent()) {
            store.streamLost(stream, now);
        }
        created = now.created();
        reached = cursor.map(JobStore.Cursor::sequence).orElse(0L);
        caughtUp = false;
        subscription = bus.follow(stream, filter, reached + 1, this);
    }

    void close() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        inbox.close();
    }

    @Override
    public void onMessage(Delivery delivery) {
        put(new Inbox.Item.Message(delivery));
    }

    @Override
    public void onCaughtUp(StreamIdentity identity) {
        put(new Inbox.Item.CaughtUp(identity));
    }

    @Override
    public void onStreamLost(StreamIdentity identity) {
        put(new Inbox.Item.Lost(identity));
    }

    @Override
    public void onError(BusException error) {
        put(new Inbox.Item.Failed(error));
    }

    private void put(Inbox.Item item) {
        try {
            if (inbox.put(item)) {
                loop.execute(this::take);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take() {
        List<Inbox.Item> items = inbox.peek(BATCH);
        int done;
        try {
            done = take(items);
        } catch (RuntimeException e) {
            owner.trouble("what the broker sent could not be stored and is tried again: " + e.getMessage());
            loop.after(STORE_RETRY, this::take);
            return;
        }
        boolean more = inbox.remove(done);
        owner.moved();
        if (more) {
            loop.execute(this::take);
        }
    }

    /** Takes in the messages at the head, or the one other item there; returns how many. */
    private int take(List<Inbox.Item> items) {
        List<Delivery> batch = new ArrayList<>();
        for (Inbox.Item item : items) {
            if (!(item instanceof Inbox.Item.Message message)) {
                break;
            }
            batch.add(message.delivery());
        }
        if (!batch.isEmpty()) {
            take(stream, batch);
            return batch.size();
        }
        if (!items.isEmpty()) {
            turn(items.get(0));
            return 1;
        }
        return 0;
    }

    private void take(StreamName from, List<Delivery> batch) {
        Taken taken = intake.take(from, created, batch);
        Delivery last = batch.get(batch.size() - 1);
        reached = last.sequence();
        owner.taken(taken, caughtUp ? last.storedAt() : Optional.empty());
    }

    private void turn(Inbox.Item item) {
        if (item instanceof Inbox.Item.CaughtUp end) {
            if (end.identity().created().equals(created)) {
                caughtUp = true;
                reached = Math.max(reached, end.identity().lastSequence());
            } else {
                beginAnew(end.identity());
            }
        } else if (item instanceof Inbox.Item.Lost loss) {
            store.streamLost(stream, loss.identity());
            created = loss.identity().created();
            reached = 0;
            caughtUp = false;
            owner.lost(stream, loss.identity());
        } else if (item instanceof Inbox.Item.Failed failed) {
            subscription = null;
            caughtUp = false;
            owner.trouble("following " + stream + " ended: " + failed.error().getMessage());
        }
    }

    /** The stream was made anew between asking for it and following it. */
    private void beginAnew(StreamIdentity identity) {
        if (subscription != null) {
            subscription.close();
        }
        owner.lost(stream, identity);
        start(identity);
    }
}
