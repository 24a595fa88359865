package steward.agent.unit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.ConnectionState;
import steward.bus.Delivery;
import steward.bus.PresenceSubject;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.Domain;
import steward.message.PresenceState;
import steward.message.Severity;
import steward.message.Subject;
import steward.outbox.Outbox;
import steward.time.Backoff;

/**
 * A unit: takes in what arrives, has it run, and answers. Every method must be called on the loop.
 *
 * <p>Commands that an earlier agent had received run at once, without a connection, unless the ledger was carried to
 * another place: then only when the node's name proved to be free, for the original may still be alive, and only where it
 * said goodbye and did nothing since.
 */
public final class Unit {
    /** The domain of what the unit says about itself. */
    public static final Domain DOMAIN = new Domain("operatingsystem");

    /** Says that a console published the same command again because it found no trace of it. */
    public static final String RESEND_HEADER = "Steward-Resend";

    private static final Logger LOG = LoggerFactory.getLogger(Unit.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Backoff SETUP_RETRY = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final UnitPorts ports;
    private final UnitDescription description;
    private final Outbox outbox;
    private final Conductor conductor;
    private final Recovery recovery;
    private final Scheduler scheduler;
    private final CatchUp catchUp;
    private final PresenceReporter presence;
    private final NameClaim claim;
    private final List<Bus.Subscription> subscriptions = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private boolean recovered;
    private boolean held;
    private boolean connected;
    private boolean wasCut;
    private int setupFailures;
    private String lastBrokerTrouble = "";

    /** @param onTaken told, on the loop, when another agent of this name is alive: this one must end */
    public Unit(UnitPorts ports, UnitRules rules, UnitDescription description, Consumer<String> onTaken) {
        this.ports = ports;
        this.description = description;
        outbox = new Outbox(ports.loop(), ports.bus(), ports.ledger(), ports.random(), this::brokerTrouble);
        Gate gate = new Gate(description.node(), rules, ports.ledger(), ports.time());
        Chronicle chronicle = new Chronicle(ports.ledger(), ports.time(), ports.ids(), ports.tally(), outbox::pump);
        conductor = new Conductor(ports, chronicle, gate, this::diskTrouble, this::progressed);
        outbox.onSettled(this::progressed);
        Canceller canceller = new Canceller(ports.ledger(), chronicle, conductor, rules::mayAll);
        Intake intake = new Intake(
                gate,
                ports.ledger(),
                chronicle,
                conductor,
                canceller,
                ports.incidents(),
                ports.tally(),
                ports.loop().clock());
        RunRules runRules = new RunRules(description.node(), rules);
        Schedules schedules = new Schedules(ports.ledger(), ports.time(), runRules, rules.zone());
        scheduler = new Scheduler(ports, rules, runRules, schedules, chronicle, conductor, this::diskTrouble);
        recovery = new Recovery(ports, chronicle, conductor, canceller, this::diskTrouble);
        catchUp = new CatchUp(ports, description.node(), intake::take, this::brokerTrouble);
        presence = new PresenceReporter(ports, description, this::heardOfName, this::missed);
        claim = new NameClaim(ports, description, presence, this::nameIsHeld, onTaken);
    }

    /** Goes on with what an earlier agent left open, and begins to listen; the rest follows from the connection. */
    public void start() {
        if (ports.ledger().machine().equals(Optional.of(description.machineId()))) {
            recover(false);
        }
        Bus bus = ports.bus();
        Inlet commands = new Inlet(ports.loop(), this::live, this::missed);
        Inlet presences = new Inlet(ports.loop(), delivery -> claim.heard(delivery.payload()), () -> {});
        subscriptions.add(bus.live(Subject.liveOf(description.node()), commands::arrived));
        subscriptions.add(bus.live(PresenceSubject.of(description.node()), presences::arrived));
        bus.onConnection(state -> ports.loop().execute(() -> connection(state)));
    }

    /** Says the unit's presence now; completes on the loop when the broker has it. */
    public CompletionStage<Void> sayPresence() {
        return presence.say();
    }

    /** Publishes what was put in the ledger's outbox. */
    public void pumpOutbox() {
        outbox.pump();
    }

    /** Looks again whether commands can start: after a process was started or stopped. */
    public void pumpCommands() {
        conductor.pump();
    }

    /** Does what an order about schedules asks; on the loop. */
    public ScheduleAnswer obeySchedule(Command order) {
        return scheduler.obey(order);
    }

    /** How it is now; on the loop. */
    public UnitFigures figures() {
        Ledger ledger = ports.ledger();
        return new UnitFigures(
                connected,
                ledger.openCount(),
                conductor.runningCount(),
                ledger.outboxCount(),
                scheduler.count(),
                ledger.droppedEvents().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                ledger.epoch());
    }

    /** How many commands of that address were received and wait. */
    public int waiting(Address address) {
        return conductor.waiting(address);
    }

    /** How many messages the broker has not confirmed. */
    public int unconfirmed() {
        return ports.ledger().outboxCount();
    }

    /** Completes on the loop when nothing runs. */
    public CompletionStage<Void> idle() {
        return when(() -> conductor.runningCount() == 0);
    }

    /** Completes on the loop when nothing runs and the broker has confirmed everything. */
    public CompletionStage<Void> answered() {
        return when(() -> conductor.runningCount() == 0 && unconfirmed() == 0);
    }

    /** Takes nothing in and starts nothing more; what runs goes on. */
    public void hold() {
        subscriptions.forEach(Bus.Subscription::close);
        subscriptions.clear();
        catchUp.disconnected();
        scheduler.stop();
        conductor.hold();
    }

    /** Tells what still runs to stop. */
    public void stopRunning() {
        conductor.close();
    }

    /** Says goodbye; completes on the loop when the broker has it. */
    public CompletionStage<Void> sayGoodbye() {
        presence.state(PresenceState.STOPPED);
        return presence.say();
    }

    private CompletionStage<Void> when(BooleanSupplier condition) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        waits.add(new Wait(condition, reached));
        progressed();
        return reached;
    }

    private void progressed() {
        List<Wait> over =
                waits.stream().filter(wait -> wait.condition.getAsBoolean()).toList();
        waits.removeAll(over);
        over.forEach(wait -> wait.reached.complete(null));
    }

    private void recover(boolean doubtful) {
        recovered = true;
        recovery.run(doubtful);
        scheduler.start();
    }

    private void nameIsHeld() {
        ports.ledger().settleOn(description.machineId());
        held = true;
        if (!recovered) {
            recover(claim.isDoubtful());
        }
        conductor.pump();
        serve();
        ports.loop().execute(this::forget);
    }

    private void live(Delivery delivery) {
        if (held) {
            catchUp.live(delivery);
        }
    }

    private void missed() {
        if (held) {
            catchUp.read();
        }
    }

    private void heardOfName(Bytes payload) {
        claim.heard(payload);
    }

    private void connection(ConnectionState state) {
        boolean wasConnected = connected;
        connected = state.connected();
        if (connected) {
            presence.connected();
            prepare();
            if (wasCut) {
                scheduler.reconnected();
            }
            wasCut = false;
        } else {
            wasCut = wasConnected || wasCut;
            catchUp.disconnected();
            presence.disconnected();
            claim.disconnected();
        }
    }

    private void prepare() {
        ports.bus().ensureStreams().whenComplete((done, error) -> ports.loop().execute(() -> {
            if (!connected) {
                return;
            }
            if (error == null) {
                setupFailures = 0;
                claim.connected();
                serve();
            } else {
                prepareLater(BusException.of(error));
            }
        }));
    }

    private void prepareLater(BusException cause) {
        brokerTrouble(cause);
        ports.loop().after(SETUP_RETRY.delay(setupFailures++, ports.random()), () -> {
            if (connected) {
                prepare();
            }
        });
    }

    private void serve() {
        if (held && connected) {
            outbox.connected();
            catchUp.connected();
        }
    }

    /** Only once the name is held: nothing is forgotten by a clock that was never compared with the broker's. */
    private void forget() {
        ports.loop().after(FORGET_EVERY, this::forget);
        ports.ledger().forget(ports.time().now());
    }

    /** Told once, in the log only: an event about a broker that takes no events would call for the next one. */
    private void brokerTrouble(BusException e) {
        String told = String.valueOf(e.getMessage());
        if (!told.equals(lastBrokerTrouble)) {
            lastBrokerTrouble = told;
            LOG.warn("the broker did not do as asked, and is asked again: {}", told);
        }
    }

    private void diskTrouble(RuntimeException e) {
        raise(Severity.CRITICAL, "the ledger cannot be written, and it is tried again: " + e.getMessage());
    }

    private void raise(Severity severity, String text) {
        ports.incidents().raise(severity, DOMAIN, text, Bytes.empty());
    }

    /** Somebody who waits for a condition that only progress can bring about. */
    private static final class Wait {
        private final BooleanSupplier condition;
        private final CompletableFuture<Void> reached;

        Wait(BooleanSupplier condition, CompletableFuture<Void> reached) {
            this.condition = condition;
            this.reached = reached;
        }
    }
}
