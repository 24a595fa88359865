package steward.sim;

import java.time.Duration;
import java.util.Set;
import steward.console.engine.SimEngine;
import steward.console.fleet.NodeStatus;
import steward.console.job.CommandStatus;
import steward.message.Command;
import steward.outbox.Lane;

/** Looks every now and then at what must be true at any time. */
final class Probes {
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final int OTHER_PARCELS = 2;

    private final World world;

    private final Set<Fault> faults;

    Probes(World world, Set<Fault> faults) {
        this.world = world;
        this.faults = faults;
    }

    void look() {
        for (Desk desk : world.desks) {
            desk.run().ifPresent(run -> {
                ages(desk.label(), run.engine());
                finals(desk, run.engine());
                bounded(desk.label(), run.line());
            });
        }
        for (Vessel vessel : world.vessels) {
            vessel.run().ifPresent(run -> {
                bounded(vessel.label(), run.line());
                bounded(vessel, run);
                // Where a stream is rolled back the unit hears of it with its next connection only.
                if (!faults.contains(Fault.ROLL_BACKS)) {
                    new CursorCheck(world).check(vessel);
                }
            });
        }
    }

    /** The same once everything works and has come to its end. */
    void lookAtRest() {
        look();
        world.vessels.forEach(new CursorCheck(world)::check);
    }

    /** A shown age is never below the true age; the clock of whoever shows it may be late by as long as messages are. */
    private void ages(String who, SimEngine engine) {
        if (!engine.knowsTime()) {
            return;
        }
        Duration late = world.slowest().multipliedBy(2).plusSeconds(1);
        for (NodeStatus status : engine.fleet().nodes()) {
            Duration shown = status.age(engine.now());
            Duration trueAge = world.lastStored(status.name().value())
                    .map(stored -> Duration.between(stored, world.time.now()))
                    .orElse(Duration.ZERO);
            if (shown.plus(late).compareTo(trueAge) < 0) {
                world.oracle.broken(
                        "a shown age is never below the true age",
                        who + " shows " + status.name() + " as heard " + shown + " ago, it was silent for " + trueAge);
            }
        }
    }

    private void finals(Desk desk, SimEngine engine) {
        for (Command composed : world.oracle.composed()) {
            for (CommandStatus status : engine.commands(Set.of(composed.id()))) {
                if (status.state().isFinal()) {
                    world.oracle.shown(desk.home().getFileName().toString(), composed.id(), status.state());
                }
            }
        }
    }

    private void bounded(String who, Line line) {
        int most = Lane.CONTROL.widest() + Lane.EVENT.widest() + Lane.OUTPUT.widest() + OTHER_PARCELS;
        if (line.mostPublishing() > most) {
            world.oracle.broken(
                    "what is under way is bounded",
                    who + " had " + line.mostPublishing() + " parcels under way, more than " + most);
        }
    }

    /** Requests to cancel have no bound of their own, but each has its target. */
    private void bounded(Vessel vessel, AgentRun run) {
        long open = run.ledger().open(1_000).stream()
                .filter(id -> world.oracle
                        .composed(id)
                        .filter(command -> command.address().method().value().equals("cancel"))
                        .isEmpty())
                .count();
        if (open > World.MAX_OPEN) {
            world.oracle.broken(
                    "a unit holds no more open commands than it says",
                    vessel.label() + " holds " + open + ", more than " + World.MAX_OPEN);
        }
    }
}
