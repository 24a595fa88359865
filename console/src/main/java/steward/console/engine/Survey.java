package steward.console.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
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

    private static final int BATCH = 1_000;
    /** The history is long, and whoever waits for the fleet to be shown does not wait for it, too. */
    private static final Duration LOOK = Duration.ofMillis(400);

    private final Bus bus;
    private final LoopCalls loop;
    private final Executor workers;
    private final JobStore store;
    private final List<StreamFollower> followers;
    private final StreamFollower.Owner owner;

    /**
     * @param workers read the streams, one each at the same time
     * @param followers of the streams that are surveyed
     */
    Survey(
            Bus bus,
            LoopCalls loop,
            Executor workers,
            JobStore store,
            List<StreamFollower> followers,
            StreamFollower.Owner owner) {
        this.bus = bus;
        this.loop = loop;
        this.workers = workers;
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
        List<Reading> readings = followers.stream()
                .map(follower -> new Reading(follower, identity(follower, streams)))
                .toList();
        try {
            CompletableFuture.allOf(readings.stream()
                            .map(reading -> CompletableFuture.runAsync(reading, workers))
                            .toArray(CompletableFuture[]::new))
                    .get();
        } catch (ExecutionException e) {
            context.report(Severity.WARNING, BusException.of(e.getCause()), Optional.empty());
        } finally {
            readings.forEach(Reading::close);
            loop.execute(owner::surveyEnds);
        }
        context.awaitStop(LOOK);
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

    /** What one stream's subjects hold last, taken in until there is no more. */
    private final class Reading implements Runnable {
        private final StreamFollower follower;
        private final StreamIdentity identity;
        private final Inbox inbox = new Inbox();

        Reading(StreamFollower follower, StreamIdentity identity) {
            this.follower = follower;
            this.identity = identity;
        }

        @Override
        public void run() {
            bus.readLast(follower.stream(), follower.filter(), "survey-" + UUID.randomUUID(), inbox::onMessage)
                    .whenComplete((count, failure) -> {
                        if (failure == null) {
                            inbox.onCaughtUp(identity);
                        } else {
                            inbox.onError(BusException.of(failure));
                        }
                    });
            try {
                takeAll();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                inbox.close();
            }
        }

        private void takeAll() throws InterruptedException {
            while (true) {
                Inbox.Item item = inbox.take(BATCH);
                if (item instanceof Inbox.Item.Messages messages) {
                    Taken words = LastWords.read(follower.stream(), identity.created(), messages.deliveries());
                    loop.await(() -> owner.surveyed(words));
                } else if (item instanceof Inbox.Item.Failed failed) {
                    throw failed.error();
                } else {
                    return;
                }
            }
        }

        void close() {
            inbox.close();
        }
    }
}
