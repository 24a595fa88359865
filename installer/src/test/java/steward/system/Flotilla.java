package steward.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import steward.broker.BrokerUser;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.Parcel;
import steward.bus.PresenceSubject;
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
import steward.message.Event;
import steward.message.JobId;
import steward.message.LedgerSummary;
import steward.message.Message;
import steward.message.MessageId;
import steward.message.MessageType;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.Output;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.message.ProcessStatus;
import steward.message.StreamTotals;
import steward.message.Subject;
import steward.message.TimeOrderedIds;
import steward.testing.TestBroker;

/**
 * Many nodes spoken for by one program, over the bus and in the words of real ones: what they last answered, whether they
 * are there, and an answer to every command from now on. The same for the same number of nodes.
 */
final class Flotilla implements FollowListener, AutoCloseable {
    private static final int UNDER_WAY = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final Semaphore room = new Semaphore(UNDER_WAY);
    private final ExecutorService answering = Executors.newSingleThreadExecutor();
    private final Map<NodeName, SyntheticNode> nodes = new HashMap<>();
    private final NatsBus bus;

    private Flotilla(TestBroker broker, int count) {
        bus = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
        Awaitility.await("a connection").atMost(LIMIT).until(bus::isConnected);
        bus.ensureStreams().toCompletableFuture().join();
        for (int number = 1; number <= count; number++) {
            SyntheticNode node = new SyntheticNode(number);
            nodes.put(node.name(), node);
        }
    }

    /** So many nodes with a past; they answer every command from now on. */
    static Flotilla launch(TestBroker broker, int count) {
        Flotilla flotilla = new Flotilla(broker, count);
        flotilla.nodes.values().forEach(flotilla::past);
        flotilla.announce();
        flotilla.nodes.values().forEach(flotilla::happened);
        flotilla.settle();
        StreamIdentity commands = flotilla.bus
                .identity(StreamName.STEWARD_COMMANDS)
                .toCompletableFuture()
                .join();
        flotilla.bus.follow(
                StreamName.STEWARD_COMMANDS, Subject.all(MessageType.COMMAND), commands.lastSequence() + 1, flotilla);
        return flotilla;
    }

    /** Every node that is there says so; the others fall silent within seconds, or have said goodbye. */
    private void announce() {
        nodes.values()
                .forEach(node -> publish(
                        PresenceSubject.of(node.name()),
                        MessageCodec.encodePresence(presence(node)),
                        ids.nextMessage().toString()));
    }

    private void past(SyntheticNode node) {
        for (SyntheticNode.Memory memory : node.memories()) {
            Address address = new Address(node.name(), memory.method(), memory.domain());
            Instant at = Instant.now().minus(memory.age());
            publish(ack(address, ids.nextCommand(), ids.nextJob(), memory.state(), 3, at, Optional.empty()));
        }
    }

    private void happened(SyntheticNode node) {
        node.event().ifPresent(told -> {
            Address address = new Address(node.name(), new MethodName("syslogforwarding"), new Domain("nginx"));
            Event event = new Event(
                    ids.nextMessage(),
                    address,
                    Instant.now().minusSeconds(node.number()),
                    Optional.of(told.severity()),
                    Attributes.of("text", told.text()).with("facility", "daemon"));
            publish(event.subject(), MessageCodec.encode(event), event.id().toString());
        });
    }

    private Presence presence(SyntheticNode node) {
        Instant now = Instant.now();
        return new Presence(
                node.name(),
                ids.nextMessage(),
                node.hasStopped() ? PresenceState.STOPPED : PresenceState.ALIVE,
                node.version(),
                now,
                node.isSilent() ? Duration.ofMillis(200) : Duration.ofMinutes(10),
                now.minus(node.upTime()),
                "boot-" + node.number(),
                node.name() + " (process " + (1000 + node.number()) + ")",
                node.clockOffset(),
                node.labels(),
                node.facts(),
                List.of("10." + node.number() / 250 + "." + node.number() % 250 + ".7"),
                SyntheticNode.METHODS,
                List.of(new ProcessStatus(
                        new MethodName("shellcommand"),
                        new Domain("operatingsystem"),
                        ProcessStatus.State.RUNNING,
                        node.queued(),
                        0,
                        0)),
                new LedgerSummary(new MessageId(ids.nextMessage().value()), 1, now, Instant.EPOCH, 0, 0, List.of(), 0));
    }

    @Override
    public void onMessage(Delivery delivery) {
        Message message = MessageCodec.decode(delivery.payload().toArray());
        if (message instanceof Command command) {
            answering.execute(() -> answer(command));
        }
    }

    private void answer(Command command) {
        SyntheticNode node = nodes.get(command.address().node());
        if (node == null || node.isSilent() || node.hasStopped()) {
            return;
        }
        Instant now = Instant.now();
        CommandState state = node.outcome();
        List<CommandState> said = new ArrayList<>(List.of(CommandState.RECEIVED, CommandState.RUNNING));
        said.add(state);
        for (int i = 0; i < said.size() && (i == 0 || said.get(i) != said.get(i - 1)); i++) {
            Optional<Output> output = said.get(i).isFinal() ? Optional.of(output(node.says())) : Optional.empty();
            publish(ack(command.address(), command.id(), command.job(), said.get(i), i + 1, now, output));
        }
    }

    private Ack ack(
            Address address,
            CommandId command,
            JobId job,
            CommandState state,
            long sequence,
            Instant at,
            Optional<Output> output) {
        boolean ended = state == CommandState.SUCCEEDED || state == CommandState.FAILED;
        return new Ack(
                ids.nextMessage(),
                address,
                command,
                job,
                state,
                sequence,
                1,
                at,
                Optional.of(at),
                state.isFinal() ? Optional.of(at.plusMillis(40)) : Optional.empty(),
                ended ? OptionalInt.of(state == CommandState.FAILED ? 3 : 0) : OptionalInt.empty(),
                state == CommandState.FAILED ? Optional.of("exit code 3") : Optional.empty(),
                output,
                Optional.empty());
    }

    private static Output output(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        StreamTotals totals = new StreamTotals(bytes.length, sha256(bytes), 0);
        OutputSegment segment = new OutputSegment(OutputStreamName.STDOUT, 0, Bytes.copyOf(bytes));
        return new Output(totals, StreamTotals.none(), 0, List.of(segment));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(Ack ack) {
        publish(ack.subject(), MessageCodec.encode(ack), ack.id().toString());
    }

    private void publish(String subject, byte[] payload, String dedupeId) {
        room.acquireUninterruptibly();
        bus.publish(new Parcel(subject, Bytes.copyOf(payload), Map.of(), dedupeId))
                .whenComplete((confirmed, failure) -> room.release());
    }

    /** Waits until the broker has everything. */
    private void settle() {
        room.acquireUninterruptibly(UNDER_WAY);
        room.release(UNDER_WAY);
    }

    @Override
    public void onCaughtUp(StreamIdentity identity) {
        // Nothing waits for that.
    }

    @Override
    public void onStreamLost(StreamIdentity identity) {
        throw new IllegalStateException("the broker lost " + identity);
    }

    @Override
    public void onError(BusException error) {
        throw error;
    }

    @Override
    public void close() {
        answering.shutdownNow();
        bus.close();
    }
}
