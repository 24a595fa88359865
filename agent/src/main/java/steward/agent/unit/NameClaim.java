package steward.agent.unit;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.codec.MalformedMessageException;
import steward.codec.MessageCodec;
import steward.message.Bytes;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.time.BrokerClock;
import steward.time.Loop;

/**
 * Holds the node's name against a second agent.
 *
 * <p>A new agent first says STARTING. One that holds the name sees that at once and says ALIVE again, and the new one is
 * refused; where nobody objects within {@link #OBJECTION_TIME}, or nobody can, the name is its own. Should two come to
 * hold it, because a link was cut between them, the one with the lower epoch gives up.
 */
final class NameClaim {
    static final Duration OBJECTION_TIME = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Loop loop;
    private final Ledger ledger;
    private final BrokerClock time;
    private final UnitDescription unit;
    private final PresenceReporter reporter;
    private final Runnable onHeld;
    private final Consumer<String> onTaken;
    private boolean connected;

    /**
     * @param onHeld told when the name is this agent's
     * @param onTaken told when another agent of the name is alive, with where it is
     */
    NameClaim(
            UnitPorts ports,
            UnitDescription unit,
            PresenceReporter reporter,
            Runnable onHeld,
            Consumer<String> onTaken) {
        loop = ports.loop();
        ledger = ports.ledger();
        time = ports.time();
        this.unit = unit;
        this.reporter = reporter;
        this.onHeld = onHeld;
        this.onTaken = onTaken;
    }

    void connected() {
        connected = true;
        if (reporter.state() == PresenceState.STARTING) {
            claim();
        } else {
            reporter.say();
        }
    }

    void disconnected() {
        connected = false;
    }

    /** A presence under this node's name was published, perhaps by this agent. */
    void heard(Bytes payload) {
        Optional<Presence> other = foreign(payload);
        if (other.isEmpty() || reporter.state() != PresenceState.ALIVE) {
            return;
        }
        if (other.get().state() == PresenceState.ALIVE && yieldsTo(other.get())) {
            onTaken.accept(describe(other.get()));
        } else {
            reporter.say();
        }
    }

    private void claim() {
        reporter.last()
                .whenComplete((previous, unread) -> loop.execute(() -> {
                    if (unread != null) {
                        claimLater(BusException.of(unread));
                        return;
                    }
                    reporter.replaces(
                            OptionalLong.of(previous.map(Delivery::sequence).orElse(0L)));
                    reporter.say().whenComplete((said, unsaid) -> {
                        if (unsaid == null) {
                            compare(previous);
                        } else {
                            claimLater(BusException.of(unsaid));
                        }
                    });
                }));
    }

    private void claimLater(BusException cause) {
        if (connected && cause.kind() != BusException.Kind.NOT_CONNECTED) {
            loop.after(RETRY, () -> {
                if (connected) {
                    claim();
                }
            });
        }
    }

    private void compare(Optional<Delivery> previous) {
        Optional<Presence> other = previous.flatMap(delivery -> foreign(delivery.payload()));
        other.ifPresent(this::succeed);
        boolean mayObject = other.isPresent()
                && other.get().state() == PresenceState.ALIVE
                && !other.get().isStale(time.now())
                && !isOwnPredecessor(other.get());
        if (mayObject) {
            loop.after(OBJECTION_TIME, this::settle);
        } else {
            hold();
        }
    }

    private void settle() {
        reporter.last()
                .whenComplete((last, error) -> loop.execute(() -> {
                    if (error != null) {
                        claimLater(BusException.of(error));
                        return;
                    }
                    Optional<Presence> other = last.flatMap(delivery -> foreign(delivery.payload()));
                    if (other.isPresent() && other.get().state() == PresenceState.ALIVE) {
                        onTaken.accept(describe(other.get()));
                    } else {
                        hold();
                    }
                }));
    }

    /** Readers must see a higher epoch than the earlier agent's, and an agent whose ledger was lost runs nothing old. */
    private void succeed(Presence earlier) {
        if (!earlier.ledger().id().equals(ledger.id())) {
            ledger.raiseEpoch(earlier.ledger().epoch() + 1);
            if (ledger.isBlank()) {
                ledger.raiseFloor(time.now());
            }
        }
    }

    private boolean isOwnPredecessor(Presence other) {
        return other.ledger().id().equals(ledger.id()) && other.bootId().equals(unit.bootId());
    }

    private boolean yieldsTo(Presence other) {
        int epochs = Long.compare(ledger.epoch(), other.ledger().epoch());
        return epochs != 0 ? epochs < 0 : unit.instance().compareTo(other.instance()) > 0;
    }

    private void hold() {
        if (reporter.state() == PresenceState.STARTING) {
            reporter.state(PresenceState.ALIVE);
            reporter.say();
            onHeld.run();
        }
    }

    private Optional<Presence> foreign(Bytes payload) {
        try {
            return Optional.of(MessageCodec.decodePresence(payload.toArray()))
                    .filter(presence -> !presence.instance().equals(unit.instance()));
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    private String describe(Presence other) {
        return "another agent named " + unit.node() + " is alive: " + other.host() + " at " + other.addresses()
                + ", started " + other.startedAt() + "; give this node another name, or stop that agent first";
    }
}
