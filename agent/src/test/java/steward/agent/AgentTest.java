package steward.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.config.AgentConfig;
import steward.agent.host.HostFacts;
import steward.broker.BrokerUser;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.Parcel;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.bus.nats.NatsBus;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.IdSource;
import steward.message.Message;
import steward.message.MessageType;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.Output;
import steward.message.OutputSegment;
import steward.message.TimeOrderedIds;
import steward.testing.TestBroker;
import steward.trust.Permission;
import steward.trust.Signed;
import steward.trust.SigningKey;
import steward.trust.TrustList;
import steward.trust.TrustedOperator;

/** The whole agent in this virtual machine, on a real broker, with real commands. */
class AgentTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Agent.Ended TOLD = new Agent.Ended(Exit.OK, "the test is over");

    private final Path folder;
    private final IdSource ids = new TimeOrderedIds();
    private final SigningKey key = SigningKey.generate();
    private final List<Ack> acks = new CopyOnWriteArrayList<>();
    private final List<Message> others = new CopyOnWriteArrayList<>();
    private final TestBroker broker = TestBroker.start();
    private final NatsBus console = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
    private final NatsBus link = NatsBus.connect(broker.settings(BrokerUser.AGENT));
    private final Agent agent;

    AgentTest(@TempDir Path folder) {
        this.folder = folder;
        agent = new Agent(config(), HostFacts.read(), link, "test");
    }

    @BeforeEach
    void start() {
        await().atMost(LONG).until(console::isConnected);
        console.ensureStreams().toCompletableFuture().join();
        follow(StreamName.STEWARD_ACKS);
        follow(StreamName.STEWARD_EVENTS);
        follow(StreamName.STEWARD_OUTPUT);
        agent.start();
    }

    @AfterEach
    void stop() {
        agent.stop(TOLD);
        link.close();
        console.close();
        broker.close();
    }

    private AgentConfig config() {
        TrustedOperator alice =
                new TrustedOperator(new OperatorName("alice"), key.verifyingKey(), List.of(Permission.all()));
        return new AgentConfig(
                new NodeName("ship1"),
                folder.resolve("data"),
                List.of(broker.url()),
                Optional.empty(),
                Optional.empty(),
                new TrustList(List.of(alice)),
                Map.of("site", "bergen"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                1 << 30,
                256 << 20,
                1000,
                Map.of(),
                5,
                Duration.ofMinutes(1));
    }

    private void follow(StreamName stream) {
        console.follow(stream, ">", 1, new FollowListener() {
            @Override
            public void onMessage(Delivery delivery) {
                Message message = MessageCodec.decode(delivery.payload().toArray());
                if (message instanceof Ack ack) {
                    acks.add(ack);
                } else {
                    others.add(message);
                }
            }

            @Override
            public void onCaughtUp(StreamIdentity identity) {}

            @Override
            public void onStreamLost(StreamIdentity identity) {}

            @Override
            public void onError(BusException error) {
                throw error;
            }
        });
    }

    private CommandId send(String line) {
        return send("shellcommand", Attributes.of("command", line), Duration.ofMinutes(1));
    }

    private CommandId send(String method, Attributes arguments, Duration runLimit) {
        Instant now = Instant.now();
        Command command = new Command(
                ids.nextCommand(),
                ids.nextJob(),
                new Address(new NodeName("ship1"), new MethodName(method), new Domain("operatingsystem")),
                arguments,
                now,
                now.plus(Duration.ofDays(1)),
                runLimit,
                OnInterrupt.REPORT,
                Optional.empty(),
                new OperatorName("alice"),
                Optional.empty());
        Signed signed = Signed.of(MessageCodec.encode(command), key);
        console.publish(new Parcel(
                        command.subject(),
                        signed.payload(),
                        signed.headers(),
                        command.id().toString()))
                .toCompletableFuture()
                .join();
        return command.id();
    }

    private Ack ended(CommandId id) {
        return await().atMost(LONG)
                .until(
                        () -> last(id),
                        last -> last.isPresent() && last.get().state().isFinal())
                .orElseThrow();
    }

    private Optional<Ack> last(CommandId id) {
        return acks.stream().filter(ack -> ack.command().equals(id)).reduce((first, second) -> second);
    }

    private void awaitRunning(CommandId id) {
        await().atMost(LONG).until(() -> last(id).map(Ack::state).equals(Optional.of(CommandState.RUNNING)));
    }

    private static String text(Ack ack) {
        StringBuilder text = new StringBuilder();
        for (OutputSegment segment : ack.output().map(Output::segments).orElse(List.of())) {
            text.append(new String(segment.data().toArray(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    @Test
    void runsARealCommandAndItsAnswerComesBack() {
        Ack ack = ended(send("echo out; echo err >&2; exit 3"));
        assertThat(ack.state()).isEqualTo(CommandState.FAILED);
        assertThat(ack.exitCode()).isEqualTo(OptionalInt.of(3));
        assertThat(ack.output().orElseThrow().stdout().bytes()).isEqualTo(4);
        assertThat(ack.output().orElseThrow().stderr().bytes()).isEqualTo(4);
        assertThat(text(ack)).contains("out\n", "err\n");
    }

    @Test
    void killsWhatRunsPastItsLimitAndKeepsWhatItHadWritten() {
        Ack ack =
                ended(send("shellcommand", Attributes.of("command", "echo PARTIAL; sleep 60"), Duration.ofSeconds(1)));
        assertThat(ack.state()).isEqualTo(CommandState.TIMED_OUT);
        assertThat(text(ack)).isEqualTo("PARTIAL\n");
    }

    @Test
    void reportsWhatRanWhenItWasToldToEndWithinTenSeconds() {
        CommandId id = send("sleep 300");
        awaitRunning(id);
        long began = System.nanoTime();
        agent.stop(TOLD);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(ended(id).state()).isEqualTo(CommandState.INTERRUPTED);
        assertThat(ended(id).reason().orElseThrow()).contains("stopped");
    }

    @Test
    void cancelsWhatRuns() {
        CommandId id = send("sleep 300");
        awaitRunning(id);
        CommandId cancel = send("cancel", Attributes.of("command", id.toString()), Duration.ZERO);
        assertThat(ended(id).state()).isEqualTo(CommandState.CANCELLED);
        assertThat(ended(cancel).state()).isEqualTo(CommandState.SUCCEEDED);
    }

    @Test
    void carriesOutputThatIsTooLargeForAnAckInChunks() {
        Ack ack = ended(send("head -c 3000000 /dev/zero | tr '\\0' x"));
        assertThat(ack.state()).isEqualTo(CommandState.SUCCEEDED);
        Output output = ack.output().orElseThrow();
        assertThat(output.stdout().bytes()).isEqualTo(3_000_000);
        assertThat(output.cutBytes()).isZero();
        await().atMost(LONG).until(() -> others.size() >= output.chunks());
    }

    @Test
    void listsStopsAndStartsProcessesByOrder() {
        ended(send("true"));
        Attributes process = Attributes.of("process", "shellcommand.operatingsystem");
        assertThat(text(ended(send("process", Attributes.of("action", "list"), Duration.ZERO))))
                .contains("shellcommand");
        assertThat(ended(send("process", process.with("action", "stop"), Duration.ZERO))
                        .state())
                .isEqualTo(CommandState.SUCCEEDED);
        CommandId waits = send("echo at last");
        await().atMost(LONG).until(() -> last(waits).map(Ack::state).equals(Optional.of(CommandState.RECEIVED)));
        assertThat(ended(send("process", process.with("action", "start"), Duration.ZERO))
                        .state())
                .isEqualTo(CommandState.SUCCEEDED);
        assertThat(text(ended(waits))).isEqualTo("at last\n");
    }

    @Test
    void saysItsPresenceAtOnceWhenGreeted() {
        assertThat(text(ended(send("hello", Attributes.none(), Duration.ZERO)))).contains("ship1");
    }

    @Test
    void tellsOfWhatItRefuses() {
        console.publish(new Parcel(
                        "ship1.command.shellcommand.operatingsystem", Bytes.ofUtf8("{junk"), Map.of(), "junk"))
                .toCompletableFuture()
                .join();
        await().atMost(LONG).until(() -> others.stream()
                .anyMatch(message -> message.type() == MessageType.EVENT
                        && message.toString().contains("refused")));
        assertThat(ended(send("true")).state()).isEqualTo(CommandState.SUCCEEDED);
    }

    @Test
    void keepsItsFolderToItself() {
        Bus other = NatsBus.connect(broker.settings(BrokerUser.AGENT));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Agent(config(), HostFacts.read(), other, "test"))
                .hasMessageContaining("another agent uses the folder")
                .hasMessageContaining("data");
        other.close();
    }
}
