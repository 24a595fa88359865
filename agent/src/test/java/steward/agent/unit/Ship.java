package steward.agent.unit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import steward.agent.handler.Handler;
import steward.agent.handler.HandlerRegistry;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.OutputSink;
import steward.agent.handler.StopReason;
import steward.agent.handler.control.ScheduleControl;
import steward.agent.ledger.LedgerLimits;
import steward.agent.ledger.SqliteLedger;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.IdSource;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.Output;
import steward.message.TimeOrderedIds;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;
import steward.testing.SimBroker;
import steward.testing.SimBus;
import steward.testing.SimLoop;
import steward.time.BrokerClock;
import steward.trust.TrustList;

/** A unit in virtual time, with the real ledger; what it executes ends when the test says so. */
final class Ship implements AutoCloseable {
    final SimBus bus;
    final SqliteLedger ledger;
    final Unit unit;
    final List<CommandId> started = new ArrayList<>();
    final Map<CommandId, Consumer<Ending>> running = new LinkedHashMap<>();
    final Map<CommandId, StopReason> stopped = new HashMap<>();
    final List<String> incidents = new ArrayList<>();
    final List<String> taken = new ArrayList<>();
    /** The schedules, as the unit last told of them. */
    List<Attributes> held = List.of();

    final Tally tally = new Tally();
    int concurrency = 1;
    /** Which commands the disk takes no next step of. */
    Predicate<LedgerEntry> failsToAdvance = entry -> false;
    /** Which other methods of the ledger the disk takes nothing from. */
    Predicate<String> fails = method -> false;

    private final SimLoop loop;
    private final SimLoop.Mortal own;

    Ship(SimLoop loop, SimBroker broker, Path folder, TrustList trust, String machine, int maxOpen) {
        this(loop, broker, folder, trust, machine, maxOpen, LedgerLimits.standard(1 << 20));
    }

    Ship(
            SimLoop loop,
            SimBroker broker,
            Path folder,
            TrustList trust,
            String machine,
            int maxOpen,
            LedgerLimits limits) {
        this.loop = loop;
        IdSource ids = new TimeOrderedIds();
        own = loop.mortal();
        bus = new SimBus(loop, broker);
        ledger = new SqliteLedger(folder, limits, ids);
        BrokerClock time = new BrokerClock(loop.clock(), ledger.proved());
        UnitPorts ports = new UnitPorts(
                own,
                bus,
                failing(),
                time,
                ids,
                new Random(1),
                new Script(),
                entry -> new Written(),
                command -> Optional.of("nothing was left running"),
                (severity, domain, text, cause) -> incidents.add(severity + " " + text),
                tally,
                address -> concurrency);
        UnitDescription description = new UnitDescription(
                new NodeName("ship1"),
                ids.nextMessage(),
                "test",
                Duration.ofSeconds(30),
                machine,
                machine.replaceFirst(" .*", "") + "-boot",
                machine + ":1",
                Map.of(),
                Map::of,
                List::of,
                List.of(new MethodName("shellcommand")),
                List::of);
        UnitRules rules = new UnitRules(
                trust,
                new HandlerRegistry(List.of(new Echo(), new ScheduleControl(order -> {
                    throw new AssertionError("the script executes, not the handler");
                }))),
                Duration.ofSeconds(30),
                maxOpen,
                ZoneOffset.UTC);
        unit = new Unit(ports, rules, description, taken::add);
    }

    Ship start() {
        unit.start();
        bus.connect();
        loop.settle();
        return this;
    }

    /** The ledger on a disk that has trouble when the test says so. */
    private Ledger failing() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    boolean advances = method.getName().equals("advance");
                    if (advances ? failsToAdvance.test((LedgerEntry) arguments[0]) : fails.test(method.getName())) {
                        throw new IllegalStateException("the disk has trouble");
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void end(CommandId command, CommandState state) {
        Consumer<Ending> onEnd = running.remove(command);
        if (onEnd == null) {
            throw new AssertionError(command + " does not run");
        }
        onEnd.accept(new Ending(state, OptionalInt.of(0), Optional.empty()));
        loop.settle();
    }

    /** Power off: nothing more is done, and what the disk holds stays. */
    @Override
    public void close() {
        own.kill();
        bus.close();
        ledger.close();
    }

    private final class Script implements Executions {
        @Override
        public void execute(Command command, int run, OutputSink output, Consumer<Ending> onEnd) {
            if (command.address().method().equals(Methods.SCHEDULE.name())) {
                own.execute(() -> obey(command, onEnd));
                return;
            }
            started.add(command.id());
            running.put(command.id(), onEnd);
        }

        private void obey(Command order, Consumer<Ending> onEnd) {
            ScheduleAnswer answer = unit.obeySchedule(order);
            held = answer.held();
            CommandState state = answer.refusal().isEmpty() ? CommandState.SUCCEEDED : CommandState.FAILED;
            onEnd.accept(new Ending(state, OptionalInt.empty(), answer.refusal()));
        }

        @Override
        public boolean stop(CommandId command, StopReason reason) {
            stopped.put(command, reason);
            return running.containsKey(command);
        }
    }

    private static final class Written implements RunOutput {
        @Override
        public OutputSink sink() {
            return (stream, data, offset, length) -> {};
        }

        @Override
        public Output finish() {
            return Output.none();
        }
    }

    private static final class Echo implements Handler {
        @Override
        public MethodDescription description() {
            return new MethodDescription(new MethodName("shellcommand"), "a test", Duration.ofMinutes(5), List.of());
        }

        @Override
        public void check(Attributes arguments) throws InvalidArgumentException {
            if (arguments.get("command").isEmpty()) {
                throw new InvalidArgumentException("command", "is missing", "give a line for the shell");
            }
        }

        @Override
        public Outcome handle(Invocation invocation) {
            throw new AssertionError("the script executes, not the handler");
        }
    }
}
