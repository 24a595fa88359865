package steward.console.engine;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import steward.bus.Bus;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.console.job.Intake;
import steward.console.job.JobStore;
import steward.console.job.Taken;
import steward.message.Severity;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessContext;
import steward.supervision.ProcessName;

/**
 * Brings one stream of the broker into the store, batch by batch, on the engine's loop. Each run begins where the store
 * stands, so a run that fails loses nothing and the next one repeats nothing.
 */
final class StreamFollower implements ProcessBody {
    private static final int BATCH = 500;

    private final StreamName stream;
    private final String filter;
    private final Bus bus;
    private final Reach streams;
    private final LoopCalls loop;
    private final JobStore store;
    private final Intake intake;
    private final Owner owner;
    private Instant created = Instant.EPOCH;
    private long reached;
    private boolean caughtUp;
    private boolean hasBegun;

    /** Who hears of it; called on the loop. */
    interface Owner {
        /** Following begins again, and the owner may not have heard of all that was taken in last. */
        void beginsAgain(StreamName stream);

        /** A batch was taken in; {@code liveAt} when its last message was stored, if that was just now. */
        void taken(Taken taken, Optional<Instant> liveAt);

        /** What nodes said last, of a history that is still to come. */
        void surveyed(Taken taken);

        /** All that nodes said last was told, as far as the broker gave it. */
        void surveyEnds();

        /** The follower stands further than before. */
        void moved();

        /**
         * The stream was made anew or reaches less far.
         *
         * @param identity reaches as far as the stream is known to hold what it held: nowhere, when it was rolled back and
         *     has grown again
         */
        void lost(StreamName stream, StreamIdentity identity);
    }

    /** @param streams within reach when the broker has its streams */
    StreamFollower(
            StreamName stream,
            String filter,
            Bus bus,
            Reach streams,
            LoopCalls loop,
            JobStore store,
            Intake intake,
            Owner owner) {
        this.stream = stream;
        this.filter = filter;
        this.bus = bus;
        this.streams = streams;
        this.loop = loop;
        this.store = store;
        this.intake = intake;
        this.owner = owner;
    }

    StreamName stream() {
        return stream;
    }

    String filter() {
        return filter;
    }

    /** The last word of the stream's name. */
    ProcessName name() {
        String whole = stream.name().toLowerCase(Locale.ROOT);
        return new ProcessName(whole.substring(whole.lastIndexOf('_') + 1));
    }

    /** Whether everything up to that point of that stream was taken in. On the loop, as the next two. */
    boolean hasReached(StreamIdentity identity) {
        return caughtUp && created.equals(identity.created()) && reached >= identity.lastSequence();
    }

    /** Whether all was taken in that the broker had when it was last reached. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    /** What comes next may have been stored while the broker was out of reach. */
    void fallBehind() {
        caughtUp = false;
    }

    @Override
    public void run(ProcessContext context) throws InterruptedException {
        while (!context.isStopping()) {
            StreamIdentity now = streams.ask(context, () -> bus.identity(stream));
            Start start = loop.await(() -> begin(now));
            Inbox inbox = new Inbox();
            try (Bus.Subscription following = follow(start, inbox)) {
                takeAll(inbox, context);
            } finally {
                inbox.close();
                loop.execute(this::fallBehind);
            }
        }
    }

    /** From there on the listener hears the stream. */
    Bus.Subscription follow(Start start, FollowListener listener) {
        return bus.follow(stream, filter, start.from(), start.previousAt(), listener);
    }

    /** Takes in what comes, until it turns out to be of another stream than the one that following began with. */
    private void takeAll(Inbox inbox, ProcessContext context) throws InterruptedException {
        boolean isSameStream = true;
        while (isSameStream) {
            Inbox.Item item = inbox.take(BATCH);
            if (item instanceof Inbox.Item.Messages messages) {
                loop.await(() -> take(messages.deliveries())).skipped().forEach(skipped -> tell(skipped, context));
            } else if (item instanceof Inbox.Item.CaughtUp end) {
                isSameStream = loop.await(() -> caughtUp(end.identity()));
            } else if (item instanceof Inbox.Item.Lost loss) {
                loop.await(() -> lost(loss.identity()));
            } else if (item instanceof Inbox.Item.Failed failed) {
                throw failed.error();
            }
        }
    }

    private static void tell(Taken.Skipped skipped, ProcessContext context) {
        context.report(Severity.WARNING, new SkippedMessageException(skipped.why()), Optional.of(skipped.payload()));
    }

    /** Behind the last message that the store has of this very stream. On the loop, as the next three. */
    Start begin(StreamIdentity now) {
        if (hasBegun) {
            owner.beginsAgain(stream);
        }
        hasBegun = true;
        Optional<JobStore.Cursor> cursor = store.cursor(stream)
                .filter(kept -> kept.stream().equals(now.created()) && kept.sequence() <= now.lastSequence());
        if (cursor.isEmpty() && store.cursor(stream).isPresent()) {
            store.streamLost(stream, now);
        }
        created = now.created();
        reached = cursor.map(JobStore.Cursor::sequence).orElse(0L);
        caughtUp = false;
        return new Start(reached + 1, cursor.flatMap(JobStore.Cursor::storedAt));
    }

    Taken take(List<Delivery> batch) {
        Taken taken = intake.take(stream, created, batch);
        Delivery last = batch.get(batch.size() - 1);
        reached = last.sequence();
        owner.taken(taken, caughtUp ? last.storedAt() : Optional.empty());
        owner.moved();
        return taken;
    }

    /** False when the stream was made anew between asking for it and following it. */
    boolean caughtUp(StreamIdentity identity) {
        if (!identity.created().equals(created)) {
            owner.lost(stream, identity);
            return false;
        }
        caughtUp = true;
        reached = Math.max(reached, identity.lastSequence());
        owner.moved();
        return true;
    }

    void lost(StreamIdentity identity) {
        boolean hasGrownAgain = identity.created().equals(created) && identity.lastSequence() >= reached;
        StreamIdentity kept = hasGrownAgain ? new StreamIdentity(created, identity.firstSequence(), 0) : identity;
        store.streamLost(stream, kept);
        created = identity.created();
        reached = 0;
        caughtUp = false;
        owner.lost(stream, kept);
    }

    /**
     * Where to follow from.
     *
     * @param from that sequence
     * @param previousAt when the message before it was stored, where known
     */
    record Start(long from, Optional<Instant> previousAt) {}
}
