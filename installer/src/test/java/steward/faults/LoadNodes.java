package steward.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import steward.agent.handler.Handler;
import steward.agent.handler.HandlerRegistry;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.OutputSink;
import steward.agent.handler.StopReason;
import steward.agent.ledger.LedgerLimits;
import steward.agent.ledger.SqliteLedger;
import steward.agent.unit.Ending;
import steward.agent.unit.Executions;
import steward.agent.unit.RunOutput;
import steward.agent.unit.Tally;
import steward.agent.unit.Unit;
import steward.agent.unit.UnitDescription;
import steward.agent.unit.UnitPorts;
import steward.agent.unit.UnitRules;
import steward.bus.nats.Credentials;
import steward.bus.nats.NatsBus;
import steward.bus.nats.NatsSettings;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.IdSource;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OperatorName;
import steward.message.Output;
import steward.message.TimeOrderedIds;
import steward.method.MethodDescription;
import steward.time.BrokerClock;
import steward.time.Clock;
import steward.time.ThreadLoop;
import steward.trust.Permission;
import steward.trust.TrustList;
import steward.trust.TrustedOperator;
import steward.trust.VerifyingKey;

/**
 * Many nodes in one process, to be killed: of each the real core on a ledger of its own, and a command that only leaves
 * its id in a file in place of one that runs. They share a few connections and one thread.
 */
final class LoadNodes {
    private static final int PER_CONNECTION = 50;

    private final IdSource ids = new TimeOrderedIds();
    private final FileChannel effects;
    private final TrustList trust;
    private final Path folder;
    private final String machine;

    private LoadNodes(FileChannel effects, TrustList trust, Path folder) {
        this.effects = effects;
        this.trust = trust;
        this.folder = folder;
        machine = "load " + folder;
    }

    /** Arguments: the broker's address, credentials, a folder, the first and the end of their numbers, the operator and its key, the file of effects. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        QuickSignatures.use();
        TrustList trust = new TrustList(List.of(new TrustedOperator(
                new OperatorName(arguments[5]), VerifyingKey.parse(arguments[6]), List.of(Permission.all()))));
        FileChannel effects =
                FileChannel.open(Path.of(arguments[7]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        LoadNodes nodes = new LoadNodes(effects, trust, Path.of(arguments[2]));
        int end = Integer.parseInt(arguments[4]);
        ThreadLoop loop = new ThreadLoop("nodes", Clock.system(), Throwable::printStackTrace);
        for (int first = Integer.parseInt(arguments[3]); first < end; first += PER_CONNECTION) {
            NatsBus bus = NatsBus.connect(NatsSettings.of(
                    List.of(arguments[0]),
                    Credentials.read(Path.of(arguments[1])),
                    "nodes " + first,
                    NatsSettings.AGENT_INBOX));
            for (int i = first; i < Math.min(end, first + PER_CONNECTION); i++) {
                nodes.start(name(i), loop, bus);
            }
        }
        new CountDownLatch(1).await(); // until it is killed
    }

    static String name(int number) {
        return String.format("node%04d", number);
    }

    private void start(String name, ThreadLoop loop, NatsBus bus) {
        loop.execute(() -> {
            SqliteLedger ledger = new SqliteLedger(folder.resolve(name), LedgerLimits.standard(1 << 20), ids);
            UnitPorts ports = new UnitPorts(
                    loop,
                    bus,
                    ledger,
                    new BrokerClock(Clock.system(), ledger.proved()),
                    ids,
                    new Random(name.hashCode()),
                    new Marks(),
                    entry -> new Silent(),
                    command -> Optional.empty(),
                    (severity, domain, text, cause) -> {},
                    new Tally(),
                    address -> 4);
            UnitRules rules = new UnitRules(
                    trust,
                    new HandlerRegistry(List.of(new Anything())),
                    Duration.ofSeconds(30),
                    10_000,
                    ZoneOffset.UTC);
            new Unit(ports, rules, describe(name), where -> System.err.println(name + " is taken: " + where)).start();
        });
    }

    private UnitDescription describe(String name) {
        return new UnitDescription(
                new NodeName(name),
                ids.nextMessage(),
                "load",
                Duration.ofSeconds(30),
                machine,
                "boot",
                "load",
                Map.of(),
                Map::of,
                List::of,
                List.of(new MethodName("shellcommand")),
                List::of);
    }

    /** Leaves the command's id with one write. */
    private final class Marks implements Executions {
        @Override
        public void execute(Command command, int run, OutputSink output, Consumer<Ending> onEnd) {
            byte[] line = (command.id() + "\n").getBytes(StandardCharsets.US_ASCII);
            try {
                effects.write(ByteBuffer.wrap(line));
                onEnd.accept(new Ending(CommandState.SUCCEEDED, OptionalInt.of(0), Optional.empty()));
            } catch (IOException e) {
                onEnd.accept(new Ending(CommandState.FAILED, OptionalInt.empty(), Optional.of(e.toString())));
            }
        }

        @Override
        public boolean stop(CommandId command, StopReason reason) {
            return false;
        }
    }

    private static final class Silent implements RunOutput {
        @Override
        public OutputSink sink() {
            return (stream, data, offset, length) -> {};
        }

        @Override
        public Output finish() {
            return Output.none();
        }
    }

    private static final class Anything implements Handler {
        @Override
        public MethodDescription description() {
            return new MethodDescription(
                    new MethodName("shellcommand"), "leaves its id", Duration.ofMinutes(5), List.of());
        }

        @Override
        public void check(Attributes arguments) {
            // Whatever it is.
        }

        @Override
        public Outcome handle(Invocation invocation) {
            throw new UnsupportedOperationException("the marks are left without it");
        }
    }
}
