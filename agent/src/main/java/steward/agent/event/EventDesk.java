package steward.agent.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import steward.agent.source.EventDraft;
import steward.agent.source.Position;
import steward.agent.source.SourceContext;
import steward.agent.unit.Incidents;
import steward.agent.unit.Ledger;
import steward.agent.unit.SourcePosition;
import steward.agent.unit.WaitingEvent;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.Event;
import steward.message.IdSource;
import steward.message.Severity;
import steward.time.Backoff;
import steward.time.BrokerClock;
import steward.time.Loop;

/**
 * Takes the events of all sources to the ledger. What waits when the loop gets to it is written in one transaction, so the
 * disk is synced once for all. Each source waits for its own events, so at most one put of each is held here. Safe for all
 * threads.
 */
public final class EventDesk {
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15));

    private final Loop loop;
    private final Ledger ledger;
    private final BrokerClock time;
    private final IdSource ids;
    private final Incidents incidents;
    private final Runnable onEvents;
    private final Queue<Put> waiting = new ConcurrentLinkedQueue<>();

    /** @param onEvents called on the loop after events were put in the outbox */
    public EventDesk(Loop loop, Ledger ledger, BrokerClock time, IdSource ids, Incidents incidents, Runnable onEvents) {
        this.loop = loop;
        this.ledger = ledger;
        this.time = time;
        this.ids = ids;
        this.incidents = incidents;
        this.onEvents = onEvents;
    }

    /** As {@link SourceContext#put}, for the source of that address. */
    public void put(Address address, List<EventDraft> drafts, List<Position> reached) throws InterruptedException {
        if (drafts.size() > SourceContext.MOST_EVENTS) {
            throw new IllegalArgumentException(
                    drafts.size() + " events at once: put at most " + SourceContext.MOST_EVENTS + ", then the next");
        }
        String source = address.method() + "." + address.domain();
        List<WaitingEvent> events =
                drafts.stream().map(draft -> event(address, draft)).toList();
        List<SourcePosition> positions = reached.stream()
                .map(position -> new SourcePosition(source, position.name(), position.value()))
                .toList();
        write(address, events, positions);
    }

    /** As {@link SourceContext#positions}, for the source of that address. */
    public Map<String, String> positions(Address address) throws InterruptedException {
        String source = address.method() + "." + address.domain();
        return onLoop(() -> ledger.positions(source));
    }

    private void write(Address address, List<WaitingEvent> events, List<SourcePosition> positions)
            throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            Put put = new Put(events, positions, new CompletableFuture<>());
            waiting.add(put);
            loop.execute(this::flush);
            Optional<RuntimeException> failure = result(put.written());
            if (failure.isEmpty()) {
                return;
            }
            incidents.raise(
                    Severity.CRITICAL,
                    address.domain(),
                    "events of " + address.method() + "." + address.domain()
                            + " cannot be written, and it is tried again: "
                            + failure.get().getMessage(),
                    Bytes.empty());
            pause(RETRY.bound(attempt));
        }
    }

    private void pause(Duration time) throws InterruptedException {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        loop.after(time, () -> over.complete(true));
        result(over);
    }

    private void flush() {
        List<Put> puts = new ArrayList<>();
        for (Put put = waiting.poll(); put != null; put = waiting.poll()) {
            puts.add(put);
        }
        if (puts.isEmpty()) {
            return;
        }
        try {
            ledger.putEvents(
                    puts.stream().flatMap(put -> put.events().stream()).toList(),
                    puts.stream().flatMap(put -> put.positions().stream()).toList());
            puts.forEach(put -> put.written().complete(Optional.empty()));
        } catch (RuntimeException e) {
            puts.forEach(put -> put.written().complete(Optional.of(e)));
            return;
        }
        onEvents.run();
    }

    private WaitingEvent event(Address address, EventDraft draft) {
        Event event =
                new Event(ids.nextMessage(), address, time.presumed(), Optional.of(draft.severity()), draft.data());
        Bytes payload = Bytes.copyOf(MessageCodec.encode(event));
        return new WaitingEvent(
                draft.severity(),
                new Parcel(event.subject(), payload, Map.of(), event.id().toString()));
    }

    private <T> T onLoop(Supplier<T> work) throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return result(done);
    }

    private static <T> T result(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /**
     * What one source waits for.
     *
     * @param written completes with why it could not be written, or with nothing
     */
    private record Put(
            List<WaitingEvent> events,
            List<SourcePosition> positions,
            CompletableFuture<Optional<RuntimeException>> written) {}
}
