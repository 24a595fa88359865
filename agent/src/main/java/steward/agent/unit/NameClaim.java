package steward.agent.unit;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.StreamName;
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
    private final Bus bus;
    private final Ledger ledger;
    private final BrokerClock time;
    private final UnitDescription unit;
    private final PresenceReporter reporter;
    private final Runnable onHeld;
    private final Consumer<String> onTaken;
    private final Succession succession;
    /** Whose place it takes; remembered, because this agent's own word covers it up. */
    private Optional<Presence> predecessor = Optional.empty();

    private boolean connected;
    private boolean doubtful;

    /**
     * @param onHeld told when the name is this agent's; when it throws it is told again
     * @param onTaken told when another agent of the name is alive, with where it is
     */
    NameClaim(
            UnitPorts ports,
            UnitDescription unit,
            PresenceReporter reporter,
            Runnable onHeld,
            Consumer<String> onTaken) {
        loop = ports.loop();
        bus = ports.bus();
        ledger = ports.ledger();
        time = ports.time();
        this.unit = unit;
        this.reporter = reporter;
        this.onHeld = onHeld;
        this.onTaken = onTaken;
        succession = new Succession(ledger, unit.machineId());
    }

    /** Whether something may have run under this name that the ledger does not know of. */
    boolean isDoubtful() {
        return doubtful;
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
                    } else {
                        attempt(() -> claim(previous));
                    }
                }));
    }

    /** What the predecessor teaches is on disk before this agent's word takes the place of the predecessor's. */
    private void claim(Optional<Delivery> previous) {
        Optional<Presence> earlier = previous.flatMap(delivery -> foreign(delivery.payload()));
        if (earlier.isPresent() || predecessor.isEmpty()) {
            predecessor = earlier;
            succeed();
        }
        reporter.replaces(OptionalLong.of(previous.map(Delivery::sequence).orElse(0L)));
        reporter.say().whenComplete((said, unsaid) -> {
            if (unsaid != null) {
                claimLater(BusException.of(unsaid));
            } else if (predecessor.isPresent() && mayObject(predecessor.get())) {
                loop.after(OBJECTION_TIME, this::settle);
            } else {
                loop.execute(() -> attempt(this::hold));
            }
        });
    }

    private void claimLater(BusException cause) {
        if (cause.kind() != BusException.Kind.NOT_CONNECTED) {
            claimLater();
        }
    }

    /** What the disk does not take down now is begun again later. */
    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            claimLater();
            throw e;
        }
    }

    private void claimLater() {
        loop.after(RETRY, () -> {
            if (connected && reporter.state() == PresenceState.STARTING) {
                claim();
            }
        });
    }

    /** One that still claimed the name itself may have taken the place of another that was not heard. */
    private boolean mayObject(Presence other) {
        return switch (other.state()) {
            case STARTING -> true;
            case ALIVE -> !other.isStale(time.now()) && !succession.isOwn(other, unit.bootId());
            case STOPPED -> false;
        };
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
                        attempt(this::hold);
                    }
                }));
    }

    /**
     * What may have run under this name without the ledger's knowledge is not run again; and readers must see a higher
     * epoch than the earlier agent's.
     */
    private void succeed() {
        if (succession.isDoubtful(predecessor)) {
            doubtful = true;
            ledger.lackFloor();
        }
        predecessor.ifPresent(earlier -> ledger.raiseEpoch(earlier.ledger().epoch() + 1));
    }

    private boolean yieldsTo(Presence other) {
        int epochs = Long.compare(ledger.epoch(), other.ledger().epoch());
        return epochs != 0 ? epochs < 0 : unit.instance().compareTo(other.instance()) > 0;
    }

    /** Nothing is judged by a clock that was never compared with the broker's. */
    private void hold() {
        if (reporter.state() != PresenceState.STARTING) {
            return;
        }
        if (!time.isMeasured()) {
            claimLater();
        } else if (ledger.lacksFloor()) {
            setFloor();
        } else {
            onHeld.run();
            reporter.state(PresenceState.ALIVE);
            reporter.say();
        }
    }

    private void setFloor() {
        bus.identity(StreamName.STEWARD_COMMANDS)
                .whenComplete((stream, error) -> loop.execute(() -> {
                    if (error != null) {
                        claimLater(BusException.of(error));
                    } else {
                        Cursor reached = new Cursor(stream.created(), stream.lastSequence());
                        attempt(() -> ledger.setFloor(new Floor(time.now(), reached)));
                        attempt(this::hold);
                    }
                }));
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
