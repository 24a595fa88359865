package steward.agent.unit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Domain;
import steward.message.Event;
import steward.message.IdSource;
import steward.message.NodeName;
import steward.message.Severity;
import steward.supervision.ErrorData;
import steward.supervision.ErrorSink;
import steward.supervision.ProcessError;
import steward.time.BrokerClock;
import steward.time.Loop;

/**
 * Puts what an operator should know into the ledger's outbox, as events on {@code <node>.event.error.<domain>}. Of
 * incidents at most {@link #MAX_A_MINUTE} a minute are logged and told one by one; the next one after them says how many
 * were not. The excess costs nothing but its count: no line in the log, no place in the loop's queue. Safe for all threads;
 * what cannot be put there is in the log.
 */
public final class UnitEvents implements Incidents, ErrorSink {
    static final int MAX_A_MINUTE = 120;

    private static final Logger LOG = LoggerFactory.getLogger(UnitEvents.class);

    private final NodeName node;
    private final Loop loop;
    private final Ledger ledger;
    private final BrokerClock time;
    private final IdSource ids;
    private final Runnable onEvent;
    private final RateLimit limit;
    private final DroppedEvents dropped;
    private final Tally tally;

    /** @param onEvent called on the loop after an event was put in the outbox */
    public UnitEvents(
            NodeName node, Loop loop, Ledger ledger, BrokerClock time, IdSource ids, Tally tally, Runnable onEvent) {
        this.node = node;
        this.loop = loop;
        this.ledger = ledger;
        this.time = time;
        this.ids = ids;
        this.onEvent = onEvent;
        dropped = new DroppedEvents(loop, ledger, (severity, data) -> event(severity, Unit.DOMAIN, data));
        this.tally = tally;
        limit = new RateLimit(loop.clock(), MAX_A_MINUTE, Duration.ofMinutes(1));
    }

    /** Tells of events that had to give way, where there are some: to be called on the loop after others put events. */
    public void tellOfDropped() {
        dropped.look();
    }

    @Override
    public void raise(Severity severity, Domain domain, String text, Bytes cause) {
        if (!limit.admits()) {
            tally.add(Tally.Limit.INCIDENTS_UNTOLD, 1);
            return;
        }
        LOG.warn("{}: {}", severity, text);
        Attributes plain = Attributes.of("text", text);
        Attributes data = cause.length() == 0 ? plain : ErrorData.withMessage(plain, cause, cause.length());
        loop.execute(() -> {
            tellOfUntold();
            put(severity, domain, data);
        });
    }

    private void tellOfUntold() {
        long untold = limit.takeRefused();
        if (untold > 0) {
            put(Severity.WARNING, Unit.DOMAIN, Attributes.of("text", untold + " more incidents were not told"));
        }
    }

    @Override
    public void accept(ProcessError error) {
        loop.execute(() -> put(error.severity(), Unit.DOMAIN, ErrorData.of(error)));
    }

    private void put(Severity severity, Domain domain, Attributes data) {
        ledger.putEvents(List.of(event(severity, domain, data)), List.of());
        dropped.look();
        onEvent.run();
    }

    private WaitingEvent event(Severity severity, Domain domain, Attributes data) {
        Address address = new Address(node, Event.ERROR, domain);
        Event event = new Event(ids.nextMessage(), address, time.presumed(), Optional.of(severity), data);
        Bytes payload = Bytes.copyOf(MessageCodec.encode(event));
        return new WaitingEvent(
                severity,
                new Parcel(event.subject(), payload, Map.of(), event.id().toString()));
    }
}
