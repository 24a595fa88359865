package steward.sim;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.agent.handler.Handler;
import steward.agent.handler.HandlerRegistry;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.ledger.LedgerLimits;
import steward.agent.ledger.SqliteLedger;
import steward.agent.unit.Ledger;
import steward.agent.unit.RunOutputs;
import steward.agent.unit.Tally;
import steward.agent.unit.Unit;
import steward.agent.unit.UnitDescription;
import steward.agent.unit.UnitEvents;
import steward.agent.unit.UnitPorts;
import steward.agent.unit.UnitRules;
import steward.bus.Bus;
import steward.message.Attributes;
import steward.message.IdSource;
import steward.message.MethodName;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.time.BrokerClock;

/** One run of an agent: the real unit on the real ledger, on a simulated disk, network and machine. */
final class AgentRun {
    static final Duration PERIOD = Duration.ofSeconds(10);
    private static final LedgerLimits LIMITS = new LedgerLimits(1 << 20, 10_000, 4 << 20, 4 << 20, 10_000, 1 << 20);

    private final World world;
    private final Vessel vessel;
    private final Program program;
    private final Line line;
    private final Disk disk;
    private final SqliteLedger real;
    private final Ledger ledger;
    private final BrokerClock time;
    private final Unit unit;

    AgentRun(World world, Vessel vessel, Dice dice, int starts) {
        this.world = world;
        this.vessel = vessel;
        program = new Program(
                world.time,
                vessel.clock(),
                failure -> world.trace.add(vessel.label(), "failed at a task: " + failure),
                vessel::died);
        IdSource ids = new Names(vessel.clock(), world.nextProgram());
        disk = new Disk(vessel.folder().resolve("ledger.db"), program, world::diskTrouble, dice.split());
        try {
            real = new SqliteLedger(vessel.folder(), LIMITS, ids, disk);
        } catch (RuntimeException | Error e) {
            program.kill();
            disk.powerOff();
            throw e;
        }
        ledger = world.sabotage.ledger(real, program, world);
        line = new Line(world.time, world.broker, program, world::weather, dice.split());
        Bus bus = world.sabotage.unitBus(line, ledger, world);
        time = new BrokerClock(vessel.clock(), ledger.proved());
        RunOutputs outputs = new Writing(program, ledger, time, ids, this::pumpOutbox);
        int concurrency = dice.between(1, 3);
        Tally tally = new Tally();
        UnitPorts ports = new UnitPorts(
                program,
                bus,
                ledger,
                time,
                ids,
                dice.generator(),
                new Runner(program, this::effect),
                outputs,
                command -> Optional.of("nothing was left running"),
                new UnitEvents(vessel.node(), program, ledger, time, ids, tally, this::pumpOutbox),
                tally,
                address -> concurrency);
        UnitDescription description = new UnitDescription(
                vessel.node(),
                ids.nextMessage(),
                "simulated",
                PERIOD,
                "machine " + vessel.label(),
                "boot " + starts,
                vessel.label(),
                Map.of(),
                Map::of,
                List::of,
                List.of(new MethodName("shellcommand")),
                List::of);
        UnitRules rules = new UnitRules(
                world.keys.trust,
                new HandlerRegistry(List.of(new Shell())),
                world.sabotage.tolerance(),
                world.sabotage.maxOpen(),
                ZoneOffset.UTC);
        unit = new Unit(ports, rules, description, vessel::taken);
    }

    void start() {
        program.execute(unit::start);
    }

    Program program() {
        return program;
    }

    Line line() {
        return line;
    }

    /** As it is on the disk. */
    Ledger ledger() {
        return real;
    }

    /** As the agent has it. */
    long epoch() {
        return ledger.epoch();
    }

    BrokerClock time() {
        return time;
    }

    /** It is gone, in whatever it was doing. */
    void end() {
        program.kill();
        line.close();
        disk.powerOff();
        real.close();
    }

    private void pumpOutbox() {
        unit.pumpOutbox();
    }

    private void effect(Runner.Run run) {
        world.count("effect");
        world.oracle.effect(
                new Effect(run.command(), vessel.label(), vessel.lostLedgers(), run.run(), world.time.now()));
        if (time.isMeasured() && run.run() == 1) {
            Duration late = Duration.between(run.command().validUntil(), world.broker.now());
            if (late.compareTo(World.TOLERANCE.plus(world.weather().most()).plusSeconds(1)) > 0) {
                world.oracle.broken(
                        "nothing starts after it expired",
                        vessel.label() + " started " + run.command().id() + " " + late + " after its validity");
            }
        }
    }

    /** Checks as a handler does, and is never called. */
    private static final class Shell implements Handler {
        @Override
        public MethodDescription description() {
            return new MethodDescription(
                    new MethodName("shellcommand"), "a simulation", Duration.ofMinutes(5), List.of());
        }

        @Override
        public void check(Attributes arguments) throws InvalidArgumentException {
            if (arguments.get("command").isEmpty()) {
                throw new InvalidArgumentException("command", "is missing", "give a line for the shell");
            }
        }

        @Override
        public Outcome handle(Invocation invocation) {
            throw new AssertionError("commands are carried out by the simulation");
        }
    }
}
