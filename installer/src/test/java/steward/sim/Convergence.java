package steward.sim;

import java.util.Optional;
import java.util.Set;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.codec.MessageCodec;
import steward.console.engine.SimEngine;
import steward.console.job.CommandStatus;
import steward.message.Command;
import steward.message.PresenceState;

/** Whether all has come to rest: nothing is on its way, nothing is open, and every console shows how everything ended. */
final class Convergence {
    private final World world;

    private final boolean forgets;

    Convergence(World world, Set<Fault> faults) {
        this.world = world;
        forgets = world.brokerForgets(faults);
    }

    /** What is still missing; empty when nothing is. */
    Optional<String> missing() {
        for (Vessel vessel : world.vessels) {
            Optional<String> lack = missing(vessel);
            if (lack.isPresent()) {
                return lack.map(what -> vessel.label() + " " + what);
            }
        }
        for (Desk desk : world.desks) {
            Optional<String> lack = desk.run().isEmpty()
                    ? Optional.of("does not run")
                    : missing(desk.run().get().engine());
            if (lack.isPresent()) {
                return lack.map(what -> desk.label() + " " + what);
            }
        }
        return Optional.empty();
    }

    private Optional<String> missing(Vessel vessel) {
        if (vessel.run().isEmpty()) {
            return Optional.of("does not run");
        }
        AgentRun run = vessel.run().get();
        boolean isAlive = world.broker.stored(StreamName.KV_STEWARD_NODES).stream()
                .filter(delivery -> delivery.subject().endsWith("." + vessel.node()))
                .map(Delivery::payload)
                .map(payload -> MessageCodec.decodePresence(payload.toArray()))
                .anyMatch(presence -> presence.state() == PresenceState.ALIVE
                        && presence.host().equals(vessel.label())
                        && presence.ledger().id().equals(run.ledger().id())
                        && presence.ledger().epoch() == run.ledger().epoch());
        if (!isAlive) {
            return Optional.of("is not known to be alive");
        }
        if (run.ledger().openCount() > 0) {
            return Optional.of("has " + run.ledger().openCount() + " open commands: "
                    + run.ledger().open(10));
        }
        return run.ledger().outboxCount() > 0
                ? Optional.of("has " + run.ledger().outboxCount() + " messages to tell")
                : Optional.empty();
    }

    private Optional<String> missing(SimEngine engine) {
        if (!engine.isCaughtUp()) {
            return Optional.of("has not caught up");
        }
        if (engine.outboxSize() > 0) {
            return Optional.of("has " + engine.outboxSize() + " commands to send");
        }
        for (Command composed : world.oracle.composed()) {
            for (CommandStatus status : engine.commands(Set.of(composed.id()))) {
                if (!status.state().isFinal() && (status.own() || !forgets)) {
                    return Optional.of((status.own() ? "shows its own " : "shows the other's ") + composed.id() + " as "
                            + status.state());
                }
            }
        }
        return Optional.empty();
    }
}
