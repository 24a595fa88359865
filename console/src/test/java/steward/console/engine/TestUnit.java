package steward.console.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import steward.broker.BrokerUser;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.Parcel;
import steward.bus.PresenceSubject;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.bus.nats.NatsBus;
import steward.codec.MalformedMessageException;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.LedgerSummary;
import steward.message.Message;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.Presence;
import steward.message.PresenceState;
import steward.message.StreamTotals;
import steward.message.Subject;
import steward.message.TimeOrderedIds;
import steward.testing.TestBroker;

/**
 * Speaks for one unit, as the wire contract has it: answers each command once and a repeated one with its last ack, and
 * says what it holds. What it runs is in {@link #ran}.
 */
final class TestUnit implements FollowListener, AutoCloseable {
    static final MethodName SHELL = new MethodName("shellcommand");

    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final MessageId ledger = ids.nextMessage();
    private final NodeName node;
    private final NatsBus bus;
    private final Map<CommandId, Ack> last = new LinkedHashMap<>();
    private final List<CommandId> ran = new ArrayList<>();
    private final Map<CommandId, Integer> seen = new HashMap<>();
    private Bus.@Nullable Subscription subscription;
    private volatile boolean isDeaf;
    private volatile boolean isSlow;
    private Instant stream = Instant.EPOCH;
    private long cursor;

    TestUnit(TestBroker broker, String name) {
        node = new NodeName(name);
        bus = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
        await().until(bus::isConnected);
    }

    /** Begins to read its commands; streams must exist. */
    TestUnit listen() {
        subscription = bus.follow(StreamName.STEWARD_COMMANDS, Subject.commandsOf(node), 1, this);
        return this;
    }

    /** From now on it takes commands in without keeping them: as one that lost its ledger's newest part. */
    void deaf(boolean deaf) {
        isDeaf = deaf;
    }

    /** From now on it leaves commands running until {@link #finish}. */
    void slow() {
        isSlow = true;
    }

    synchronized List<CommandId> ran() {
        return List.copyOf(ran);
    }

    synchronized int seen(CommandId id) {
        return seen.getOrDefault(id, 0);
    }

    Bus bus() {
        return bus;
    }

    @Override
    public synchronized void onMessage(Delivery delivery) {
        cursor = delivery.sequence();
        decoded(delivery).ifPresent(command -> take(command, delivery));
    }

    private static Optional<Command> decoded(Delivery delivery) {
        try {
            Message message = MessageCodec.decode(delivery.payload().toArray());
            return message instanceof Command command ? Optional.of(command) : Optional.empty();
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    private void take(Command command, Delivery delivery) {
        seen.merge(command.id(), 1, Integer::sum);
        if (isDeaf) {
            return;
        }
        @Nullable Ack known = last.get(command.id());
        if (known != null) {
            publish(known, known.id() + ".r" + delivery.sequence());
            return;
        }
        ran.add(command.id());
        say(command, CommandState.RECEIVED, 1, Optional.empty());
        say(command, CommandState.RUNNING, 2, Optional.empty());
        if (!isSlow) {
            finish(command, "out of " + node + "\n");
        }
    }

    @Override
    public synchronized void onCaughtUp(StreamIdentity identity) {
        stream = identity.created();
    }

    @Override
    public synchronized void onStreamLost(StreamIdentity identity) {
        stream = identity.created();
        cursor = 0;
    }

    @Override
    public void onError(BusException error) {
        throw error;
    }

    void finish(Command command, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        OutputSegment segment = new OutputSegment(OutputStreamName.STDOUT, 0, Bytes.copyOf(bytes));
        StreamTotals totals = new StreamTotals(bytes.length, sha256(bytes), 0);
        finish(command, new Output(totals, StreamTotals.none(), 0, List.of(segment)));
    }

    void finish(Command command, Output output) {
        say(command, CommandState.SUCCEEDED, 3, Optional.of(output));
    }

    Ack say(Command command, CommandState state, long sequence, Optional<Output> output) {
        Ack ack = new Ack(
                ids.nextMessage(),
                command.address(),
                command.id(),
                command.job(),
                state,
                sequence,
                1,
                Instant.now(),
                Optional.empty(),
                Optional.empty(),
                output.isPresent() ? OptionalInt.of(0) : OptionalInt.empty(),
                Optional.empty(),
                output,
                Optional.empty());
        last.put(command.id(), ack);
        publish(ack, ack.id().toString());
        return ack;
    }

    /** Publishes a chunk of output and waits for the broker. */
    void chunk(Command command, int run, int number, OutputSegment segment) {
        OutputChunk chunk = new OutputChunk(
                ids.nextMessage(), command.address(), command.id(), number, run, Instant.now(), List.of(segment));
        bus.publish(parcel(
                        chunk.subject(), MessageCodec.encode(chunk), chunk.id().toString()))
                .toCompletableFuture()
                .join();
    }

    /** Says what it is and holds, and waits for the broker. */
    synchronized void announce() {
        List<CommandId> open = last.values().stream()
                .filter(ack -> !ack.state().isFinal())
                .map(Ack::command)
                .toList();
        Presence presence = new Presence(
                node,
                ids.nextMessage(),
                PresenceState.ALIVE,
                "0.1.0",
                Instant.now(),
                Duration.ofSeconds(30),
                Instant.now(),
                "boot",
                "test",
                Duration.ZERO,
                Map.of("site", "north"),
                Map.of(),
                List.of(),
                List.of(SHELL),
                List.of(),
                new LedgerSummary(ledger, 1, Instant.EPOCH, stream, cursor, open.size(), open, 0));
        bus.publish(parcel(
                        PresenceSubject.of(node),
                        MessageCodec.encodePresence(presence),
                        ids.nextMessage().toString()))
                .toCompletableFuture()
                .join();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(Ack ack, String dedupeId) {
        bus.publish(parcel(ack.subject(), MessageCodec.encode(ack), dedupeId));
    }

    private static Parcel parcel(String subject, byte[] payload, String dedupeId) {
        return new Parcel(subject, Bytes.copyOf(payload), Map.of(), dedupeId);
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
        }
        bus.close();
    }
}
