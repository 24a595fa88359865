package steward.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import steward.agent.unit.LedgerEntry;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.codec.MessageCodec;
import steward.console.engine.SimEngine;
import steward.console.job.CommandStatus;
import steward.message.Ack;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.OnInterrupt;

/** What must be true at the end of every history. */
final class Invariants {
    private final World world;
    private final Set<Fault> faults;

    Invariants(World world, Set<Fault> faults) {
        this.world = world;
        this.faults = faults;
    }

    void check() {
        Map<CommandId, Map<String, CommandState>> shown = new TreeMap<>();
        for (Desk desk : world.desks) {
            desk.run().ifPresent(run -> {
                for (Command composed : world.oracle.composed()) {
                    for (CommandStatus status : run.engine().commands(Set.of(composed.id()))) {
                        world.count("command");
                        fits(desk.label(), status);
                        outputs(desk.label(), run.engine(), status);
                        if (status.state() != CommandState.ABANDONED) {
                            shown.computeIfAbsent(composed.id(), first -> new HashMap<>())
                                    .put(desk.label(), status.state());
                        }
                    }
                }
            });
        }
        if (!faults.contains(Fault.LEDGERS) && !faults.contains(Fault.TWINS)) {
            acksTellOneFinalState();
            if (!world.brokerForgets(faults)) {
                shown.forEach(this::agree);
            }
        }
        world.vessels.forEach(this::answersWereTold);
    }

    /** How often it ran fits the state that it is shown in. */
    private void fits(String who, CommandStatus status) {
        if (!status.command().address().method().value().equals("shellcommand")) {
            return;
        }
        int ran = world.oracle.effects(status.id()).size();
        boolean runsAgain = status.command().onInterrupt() == OnInterrupt.RERUN;
        Optional<String> reason = status.progress().reason();
        CommandState state = status.progress().outcome().map(Ack::state).orElse(status.state());
        boolean fits =
                switch (state) {
                    case SUCCEEDED, FAILED, TIMED_OUT -> runsAgain ? ran >= 1 : ran == 1;
                    case REJECTED, EXPIRED -> ran == 0;
                    case INTERRUPTED -> runsAgain || ran <= 1;
                    case CANCELLED ->
                        reason.filter(text -> text.contains("recalled") && !text.contains("again"))
                                        .isPresent()
                                ? ran == 0
                                : runsAgain || ran <= 1;
                    default -> true;
                };
        if (!fits) {
            world.oracle.broken(
                    "the state that is shown fits what ran",
                    who + " shows " + status.id() + " as " + state + " (" + reason.orElse("") + "), and it ran " + ran
                            + " times");
        }
    }

    private void agree(CommandId id, Map<String, CommandState> states) {
        if (Set.copyOf(states.values()).size() > 1) {
            world.oracle.broken("all consoles show the same end", id + " is " + new TreeMap<>(states));
        }
    }

    /** What is shown of the output has the digest that the unit gave, or says what is missing. */
    private void outputs(String who, SimEngine engine, CommandStatus status) {
        new OutputCheck(world, faults).check(who, engine, status);
    }

    /** No unit ever says two different final states of a command. */
    private void acksTellOneFinalState() {
        Map<CommandId, CommandState> finals = new HashMap<>();
        for (Delivery delivery : world.broker.stored(StreamName.STEWARD_ACKS)) {
            Ack ack = (Ack) MessageCodec.decode(delivery.payload().toArray());
            if (!ack.state().isFinal() || ack.refused().isPresent()) {
                continue;
            }
            @Nullable CommandState before = finals.putIfAbsent(ack.command(), ack.state());
            if (before != null && before != ack.state()) {
                world.oracle.broken(
                        "a unit says one final state", ack.command() + " was " + before + ", then " + ack.state());
            }
        }
    }

    /** What ended on a unit was told to the broker, whatever that lost since. */
    private void answersWereTold(Vessel vessel) {
        vessel.run().ifPresent(run -> {
            for (Command composed : world.oracle.composed()) {
                Optional<LedgerEntry> entry = composed.address().node().equals(vessel.node())
                        ? run.ledger().find(composed.id())
                        : Optional.empty();
                entry.filter(known -> known.state().isFinal()).ifPresent(known -> {
                    Ack last = (Ack) MessageCodec.decode(known.lastAck().toArray());
                    if (!world.broker.wasStored(last.id().toString())) {
                        world.oracle.broken(
                                "every end is told to the broker",
                                vessel.label() + " never told that " + composed.id() + " is " + known.state());
                    }
                });
            }
        });
    }
}
