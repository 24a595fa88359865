package steward.agent;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import steward.agent.config.AgentConfig;
import steward.agent.host.HostFacts;
import steward.broker.BrokerUser;
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
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.IdSource;
import steward.message.Message;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.message.TimeOrderedIds;
import steward.testing.TestBroker;
import steward.trust.Permission;
import steward.trust.Signed;
import steward.trust.SigningKey;
import steward.trust.TrustList;
import steward.trust.TrustedOperator;

/** A whole agent in this virtual machine, on a real broker, and somebody who sends it commands and hears its answers. */
final class Voyage implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(30);
    static final Agent.Ended TOLD = new Agent.Ended(Exit.OK, "the test is over");

    private final Path folder;
    private final List<AgentConfig.SourcePlan> sources;
    private final IdSource ids = new TimeOrderedIds();
    private final SigningKey key = SigningKey.generate();
    private final List<Ack> acks = new CopyOnWriteArrayList<>();
    private final List<Message> others = new CopyOnWriteArrayList<>();
    private final TestBroker broker = TestBroker.start();
    private final NatsBus console = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
    private final NatsBus link = NatsBus.connect(broker.settings(BrokerUser.AGENT));
    private final Agent agent;

    Voyage(Path folder, AgentConfig.SourcePlan... sources) {
        this.folder = folder;
        this.sources = List.of(sources);
        agent = new Agent(config(), HostFacts.read(), link, "test");
        await().atMost(LONG).until(console::isConnected);
        console.ensureStreams().toCompletableFuture().join();
        follow(StreamName.STEWARD_ACKS);
        follow(StreamName.STEWARD_EVENTS);
        follow(StreamName.STEWARD_OUTPUT);
        agent.start();
    }

    TestBroker broker() {
        return broker;
    }

    Agent agent() {
        return agent;
    }

    /** A link as an agent has it, which the caller closes. */
    NatsBus anotherLink() {
        return NatsBus.connect(broker.settings(BrokerUser.AGENT));
    }

    /** Everything heard but acks. */
    List<Message> others() {
        return List.copyOf(others);
    }

    /** What arrived of a command's output by now, in the order of its numbers. */
    List<OutputChunk> chunks(CommandId id) {
        return others.stream()
                .filter(OutputChunk.class::isInstance)
                .map(OutputChunk.class::cast)
                .filter(chunk -> chunk.command().equals(id))
                .sorted(Comparator.comparingInt(OutputChunk::number))
                .toList();
    }

    @Override
    public void close() {
        agent.stop(TOLD);
        link.close();
        console.close();
        broker.close();
    }

    AgentConfig config() {
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
                1_000_000,
                256 << 20,
                256 << 20,
                1000,
                Map.of(),
                sources,
                List.of(),
                List.of(),
                5,
                Duration.ofMinutes(1),
                Optional.empty());
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

    CommandId send(String line) {
        return send("shellcommand", Attributes.of("command", line), Duration.ofMinutes(1));
    }

    CommandId send(String method, Attributes arguments, Duration runLimit) {
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
        publish(new Parcel(
                command.subject(),
                signed.payload(),
                signed.headers(),
                command.id().toString()));
        return command.id();
    }

    Ack ended(CommandId id) {
        return await().atMost(LONG)
                .until(
                        () -> last(id),
                        last -> last.isPresent() && last.get().state().isFinal())
                .orElseThrow();
    }

    Optional<Ack> last(CommandId id) {
        return acks.stream().filter(ack -> ack.command().equals(id)).reduce((first, second) -> second);
    }

    void awaitRunning(CommandId id) {
        await().atMost(LONG).until(() -> last(id).map(Ack::state).equals(Optional.of(CommandState.RUNNING)));
    }

    static String text(Ack ack) {
        StringBuilder text = new StringBuilder();
        for (OutputSegment segment : ack.output().map(Output::segments).orElse(List.of())) {
            text.append(new String(segment.data().toArray(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** Puts bytes on a subject as they are. */
    void publish(Parcel parcel) {
        console.publish(parcel).toCompletableFuture().join();
    }
}
