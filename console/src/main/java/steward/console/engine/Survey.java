package steward.console.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.console.job.JobStore;
import steward.console.job.LastWords;
import steward.console.job.Taken;
import steward.message.Severity;
import steward.supervision.ProcessContext;

/**
 * Where much of the history is missing, shows what every node said last before the followers begin with the history: so
 * that the fleet is seen as it is now within moments, however long the history is.
 */
final class Survey {
    /** So many messages of a stream are taken in as fast by following it. */
    static final int FAR = 5_000;

    private static final int BATCH = 2_000;

    private final Bus bus;
    private final LoopCalls loop;
    private final JobStore store;
    private final List<StreamFollower> followers;
    private final StreamFollower.Owner owner;

    /** @param followers of the streams that are surveyed, in this order */
    Survey(Bus bus, LoopCalls loop, JobStore store, List<StreamFollower> followers, StreamFollower.Owner owner) {
        this.bus = bus;
        this.loop = loop;
        this.store = store;
        this.followers = followers;
        this.owner = owner;
    }

    /**
     * Surveys the streams if this store is far behind one of them. Blocks; what fails is reported, for following brings
     * the same in the end.
     */
    void take(Map<StreamName, StreamIdentity> streams, ProcessContext context) throws InterruptedException {
        boolean isFar = loop.await(
                () -> followers.stream().anyMatch(each -> isFarBehind(each.stream(), identity(each, streams))));
        if (!isFar) {
            return;
        }
        try {
            for (StreamFollower follower : followers) {
                read(follower, identity(follower, streams));
            }
        } catch (BusException e) {
            context.report(Severity.WARNING, e, Optional.empty());
        }
    }

    private static StreamIdentity identity(StreamFollower follower, Map<StreamName, StreamIdentity> streams) {
        return Objects.requireNonNull(streams.get(follower.stream()));
    }

    private boolean isFarBehind(StreamName stream, StreamIdentity identity) {
        long reached = store.cursor(stream)
                .filter(cursor -> cursor.stream().equals(identity.created()))
                .map(JobStore.Cursor::sequence)
                .orElse(0L);
        return identity.lastSequence() - Math.max(reached, identity.firstSequence() - 1) > FAR;
    }

    private void read(StreamFollower follower, StreamIdentity identity) throws InterruptedException {
        Inbox inbox = new Inbox();
        try {
            bus.readLast(follower.stream(), follower.filter(), "survey-" + UUID.randomUUID(), inbox::onMessage)
                    .whenComplete((count, failure) -> {
                        if (failure == null) {
                            inbox.onCaughtUp(identity);
                        } else {
                            inbox.onError(BusException.of(failure));
                        }
                    });
            takeAll(follower.stream(), inbox, identity);
        } finally {
            inbox.close();
        }
    }

    private void takeAll(StreamName stream, Inbox inbox, StreamIdentity identity) throws InterruptedException {
        while (true) {
            Inbox.Item item = inbox.take(BATCH);
            if (item instanceof Inbox.Item.Messages messages) {
                Taken words = LastWords.read(stream, identity.created(), messages.deliveries());
                loop.await(() -> owner.surveyed(words));
            } else if (item instanceof Inbox.Item.Failed failed) {
                throw failed.error();
            } else {
                return;
            }
        }
    }
}
