package steward.sim;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import steward.bus.StreamName;
import steward.message.NodeName;

/** Brings a history's faults about, at times that the seed gives, and ends them all when it is to heal. */
final class Troubles {
    private static final Duration YEAR = Duration.ofDays(365);

    private final World world;
    private final Dice dice;
    private final Duration length;
    private final Set<Fault> faults;

    Troubles(World world, Duration length, Set<Fault> faults) {
        this.world = world;
        this.length = length;
        this.faults = faults;
        dice = world.dice.split();
    }

    /** No faults in a quarter of all histories; some kinds of them in the others. */
    static Set<Fault> drawn(Dice dice) {
        Set<Fault> drawn = EnumSet.noneOf(Fault.class);
        if (dice.chance(0.25)) {
            return drawn;
        }
        int kinds = dice.between(1, 5);
        for (int i = 0; i < kinds; i++) {
            drawn.add(dice.pick(List.of(Fault.values())));
        }
        if (drawn.contains(Fault.LEDGERS)) {
            // That an earlier ledger was there is known from what the broker holds: not both are lost at once.
            drawn.removeAll(EnumSet.of(Fault.ROLL_BACKS, Fault.WIPES, Fault.TWINS));
        }
        if (drawn.contains(Fault.TWINS)) {
            // That a name is taken is known from the broker: whoever cannot hear it in time may take it.
            drawn.removeAll(EnumSet.of(
                    Fault.ROLL_BACKS, Fault.WIPES, Fault.WEATHER, Fault.CUTS, Fault.BROKER_KILLS, Fault.FULL));
        }
        return drawn;
    }

    void brew() {
        if (faults.contains(Fault.WEATHER)) {
            world.weather(Weather.drawn(dice));
        }
        if (faults.contains(Fault.TWINS)) {
            at(this::twin);
        }
        for (Fault fault : faults) {
            int times = dice.between(1, 4);
            for (int i = 0; i < times; i++) {
                at(() -> strike(fault));
            }
        }
    }

    /** Everything works from now on; what is down is started. */
    void heal() {
        world.weather(Weather.CALM);
        world.diskTrouble(0);
        world.broker.free();
        world.broker.start();
        world.vessels.forEach(vessel -> vessel.run().ifPresent(run -> {
            run.line().cut(false);
            run.program().dieAfter(Integer.MAX_VALUE);
        }));
        world.desks.forEach(desk -> desk.run().ifPresent(run -> {
            run.line().cut(false);
            run.program().dieAfter(Integer.MAX_VALUE);
        }));
        world.twins.forEach(Vessel::stop);
        world.vessels.forEach(Vessel::start);
        world.desks.forEach(Desk::start);
        world.trace.add("world", "heals");
    }

    private void at(Runnable scene) {
        world.time.after(dice.upTo(length), scene);
    }

    private void strike(Fault fault) {
        switch (fault) {
            case CUTS -> cut();
            case AGENT_KILLS -> agentDown(() -> {});
            case AGENT_STEPS -> vessel().run().ifPresent(run -> run.program().dieAfter(dice.between(1, 60)));
            case CONSOLE_KILLS -> consoleDown();
            case CONSOLE_STEPS -> desk().run().ifPresent(run -> run.program().dieAfter(dice.between(1, 60)));
            case BROKER_KILLS -> brokerDown(dice.chance(0.5) ? world.broker::forgetIds : () -> {});
            case ROLL_BACKS -> brokerDown(this::rollBack);
            case WIPES -> brokerDown(world.broker::wipe);
            case FULL -> fill();
            case CLOCKS -> clocks();
            case DISKS -> disks();
            case LEDGERS -> loseLedger();
            case FORGERY -> new Adversary(world, dice).act();
            case WEATHER -> world.weather(dice.chance(0.3) ? Weather.CALM : Weather.drawn(dice));
            case TWINS -> {}
        }
    }

    private Vessel vessel() {
        return dice.pick(world.vessels);
    }

    private Desk desk() {
        return dice.pick(world.desks);
    }

    private Duration pause() {
        return dice.chance(0.5) ? dice.upTo(Duration.ofSeconds(3)) : dice.upTo(Duration.ofSeconds(60));
    }

    private void cut() {
        Line line = dice.chance(0.7)
                ? vessel().run().map(AgentRun::line).orElse(null)
                : desk().run().map(Desk.Run::line).orElse(null);
        if (line != null) {
            world.count("link cut");
            line.cut(true);
            world.time.after(pause(), () -> line.cut(false));
        }
    }

    private void agentDown(Runnable meanwhile) {
        Vessel vessel = vessel();
        vessel.kill();
        meanwhile.run();
        vessel.startLater();
    }

    private void consoleDown() {
        Desk desk = desk();
        desk.kill();
        desk.startLater();
    }

    private void brokerDown(Runnable meanwhile) {
        world.count("broker down");
        world.trace.add("broker", "dies");
        world.broker.crash();
        meanwhile.run();
        world.time.after(pause(), () -> {
            world.trace.add("broker", "is back");
            world.broker.start();
        });
    }

    private void rollBack() {
        world.count("broker rolled back");
        for (StreamName name : StreamName.values()) {
            if (dice.chance(0.6)) {
                world.broker.rollBack(name, dice.between(1, 12));
            }
        }
    }

    private void fill() {
        world.count("stream full");
        StreamName name = dice.pick(List.of(StreamName.values()));
        world.broker.fill(name);
        world.time.after(pause(), world.broker::free);
    }

    private void clocks() {
        world.count("clock set");
        Duration offset = dice.chance(0.5) ? dice.between(YEAR.negated(), YEAR) : dice.upTo(Duration.ofMinutes(10));
        if (dice.chance(0.6)) {
            vessel().clock().set(offset);
        } else {
            desk().clock().set(offset);
        }
    }

    private void disks() {
        world.count("disk trouble");
        world.diskTrouble(dice.pick(List.of(0.02, 0.1, 0.5, 1.0)));
        world.time.after(dice.upTo(Duration.ofSeconds(20)), () -> world.diskTrouble(0));
    }

    private void loseLedger() {
        Vessel vessel = vessel();
        vessel.kill();
        vessel.loseLedger(dice.chance(0.3));
        vessel.startLater();
    }

    /** Another machine is given the name of one that is there. */
    private void twin() {
        NodeName node = vessel().node();
        Vessel twin = new Vessel(world, node, node + "-twin");
        world.twins.add(twin);
        world.count("twin started");
        twin.start();
        world.time.after(dice.between(Duration.ofSeconds(10), Duration.ofMinutes(2)), twin::stop);
    }
}
