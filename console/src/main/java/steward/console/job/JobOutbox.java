package steward.console.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.message.CommandId;
import steward.outbox.Lane;
import steward.outbox.OutboxEntry;
import steward.outbox.OutboxStore;
import steward.time.BrokerClock;

/** The commands that wait for the broker; its confirmation makes each of them QUEUED. */
final class JobOutbox implements OutboxStore {
    private final JobStore store;
    private final BrokerClock time;
    private final Consumer<Taken> onQueued;
    private Optional<Instant> stream = Optional.empty();

    /** @param onQueued told, on the loop, what confirmations changed */
    JobOutbox(JobStore store, BrokerClock time, Consumer<Taken> onQueued) {
        this.store = store;
        this.time = time;
        this.onQueued = onQueued;
    }

    /** From now on confirmations are about the stream that was made at that instant. */
    void confirmsInto(Instant streamCreated) {
        stream = Optional.of(streamCreated);
    }

    @Override
    public List<OutboxEntry> waiting(Lane lane, long afterNumber, int limit) {
        if (lane != Lane.CONTROL) {
            return List.of();
        }
        return store.waiting(afterNumber, limit).stream()
                .map(entry ->
                        new OutboxEntry(entry.number(), lane, entry.parcel().parcel(entry.attempt())))
                .toList();
    }

    @Override
    public void confirmed(List<Confirmed> confirmed) {
        Taken taken = new Taken();
        store.transaction(() -> {
            confirmed.forEach(one -> queued(one, taken));
            store.dequeue(confirmed.stream().map(one -> one.entry().number()).toList());
        });
        onQueued.accept(taken);
    }

    private void queued(Confirmed confirmed, Taken taken) {
        String[] dedupeId = confirmed.entry().parcel().dedupeId().split("\\.r", 2);
        CommandId id = CommandId.parse(dedupeId[0]);
        int attempt = dedupeId.length == 1 ? 0 : Integer.parseInt(dedupeId[1]);
        store.tracked(id).ifPresent(known -> {
            Fact stored = new Fact.Queued(
                    time.now(), stream.orElseThrow(), confirmed.confirmation().sequence(), attempt);
            CommandProgress after = known.progress().apply(stored).progress();
            if (!after.equals(known.progress())) {
                store.save(known.progress(), after);
                taken.changed(known.job(), id);
            }
        });
    }
}
