package steward.console.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.awaitility.Awaitility;
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
import steward.message.Severity;
import steward.message.StreamTotals;
import steward.message.Subject;
import steward.message.TimeOrderedIds;
import steward.testing.TestBroker;

/**
 * Speaks for a unit on a real broker, as the wire contract has it. A shell line such as {@code exit 3 out:a err:b} says
 * how it is answered; {@code hold} leaves it running until {@link #finish}.
 */
final class StandIn implements FollowListener, AutoCloseable {
    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final MessageId ledger = ids.nextMessage();
    private final NodeName node;
    private final NatsBus bus;
    private final Set<CommandId> seen = new HashSet<>();
    private final List<Command> ran = new ArrayList<>();
    private Bus.@Nullable Subscription subscription;

    private StandIn(TestBroker broker, String name) {
        node = new NodeName(name);
        bus = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
    }

    /** A unit that is online and answers. */
    static StandIn online(TestBroker broker, String name) {
        StandIn unit = announced(broker, name);
        unit.listen();
        return unit;
    }

    /** A unit that said that it is alive and reads nothing yet. */
    static StandIn announced(TestBroker broker, String name) {
        StandIn unit = new StandIn(broker, name);
        Awaitility.await().until(unit.bus::isConnected);
        unit.bus.ensureStreams().toCompletableFuture().join();
        unit.say(PresenceState.ALIVE);
        return unit;
    }

    void listen() {
        subscription = bus.follow(StreamName.STEWARD_COMMANDS, Subject.commandsOf(node), 1, this);
    }

    synchronized List<Command> ran() {
        return List.copyOf(ran);
    }

    @Override
    public synchronized void onMessage(Delivery delivery) {
        Message message = MessageCodec.decode(delivery.payload().toArray());
        if (!(message instanceof Command command) || !seen.add(command.id())) {
            return;
        }
        ran.add(command);
        ack(command, CommandState.RECEIVED, 1, -1, Optional.empty(), Optional.empty());
        ack(command, CommandState.RUNNING, 2, -1, Optional.empty(), Optional.empty());
        String line = String.valueOf(command.arguments().get("command").orElse("exit 0"));
        if (!line.startsWith("hold")) {
            finish(command, line);
        }
    }

    /** Ends a command as the line says. */
    void finish(Command command, String line) {
        int exit = 0;
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        String[] words = line.split(" ");
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("exit")) {
                exit = Integer.parseInt(words[++i]);
            } else if (words[i].startsWith("out:")) {
                out.append(words[i].substring(4)).append('\n');
            } else if (words[i].startsWith("err:")) {
                err.append(words[i].substring(4)).append('\n');
            }
        }
        finish(command, exit, out.toString().getBytes(UTF_8), err.toString().getBytes(UTF_8));
    }

    void finish(Command command, int exit, byte[] out, byte[] err) {
        Output output = new Output(
                totals(out),
                totals(err),
                0,
                List.of(
                        new OutputSegment(OutputStreamName.STDOUT, 0, Bytes.copyOf(out)),
                        new OutputSegment(OutputStreamName.STDERR, 0, Bytes.copyOf(err))));
        finish(command, exit, output);
    }

    /** Ends a command that wrote everything in chunks before. */
    void finishAfterChunks(Command command, int chunks, byte[] out) {
        finish(command, 0, new Output(totals(out), StreamTotals.none(), chunks, List.of()));
    }

    private void finish(Command command, int exit, Output output) {
        CommandState state = exit == 0 ? CommandState.SUCCEEDED : CommandState.FAILED;
        Optional<String> reason = exit == 0 ? Optional.empty() : Optional.of("exit code " + exit);
        ack(command, state, 3, exit, reason, Optional.of(output));
    }

    void chunk(Command command, int number, long offset, String text) {
        OutputChunk chunk = new OutputChunk(
                ids.nextMessage(),
                command.address(),
                command.id(),
                number,
                1,
                Instant.now(),
                List.of(new OutputSegment(OutputStreamName.STDOUT, offset, Bytes.ofUtf8(text))));
        publish(chunk.subject(), MessageCodec.encode(chunk));
    }

    void event(String method, String text) {
        Event event = new Event(
                ids.nextMessage(),
                new Address(node, new MethodName(method), new Domain("operatingsystem")),
                Instant.now(),
                Optional.of(Severity.ERROR),
                Attributes.of("text", text));
        publish(event.subject(), MessageCodec.encode(event));
    }

    /** Says what it is, and waits for the broker. */
    void say(PresenceState state) {
        Presence presence = new Presence(
                node,
                ids.nextMessage(),
                state,
                "0.1.0",
                Instant.now(),
                Duration.ofSeconds(30),
                Instant.now(),
                "boot",
                "test",
                Duration.ZERO,
                Map.of("site", "north"),
                Map.of("os", "Debian"),
                List.of(),
                List.of(new MethodName("shellcommand")),
                List.of(),
                new LedgerSummary(ledger, 1, Instant.EPOCH, Instant.EPOCH, 0, 0, List.of(), 0));
        publish(PresenceSubject.of(node), MessageCodec.encodePresence(presence));
    }

    private void ack(
            Command command,
            CommandState state,
            int sequence,
            int exit,
            Optional<String> reason,
            Optional<Output> output) {
        Instant now = Instant.now();
        Ack ack = new Ack(
                ids.nextMessage(),
                command.address(),
                command.id(),
                command.job(),
                state,
                sequence,
                1,
                now,
                Optional.of(now),
                state.isFinal() ? Optional.of(now) : Optional.empty(),
                exit < 0 ? OptionalInt.empty() : OptionalInt.of(exit),
                reason,
                output,
                Optional.empty());
        bus.publish(new Parcel(
                ack.subject(),
                Bytes.copyOf(MessageCodec.encode(ack)),
                Map.of(),
                ack.id().toString()));
    }

    private void publish(String subject, byte[] payload) {
        bus.publish(new Parcel(
                        subject,
                        Bytes.copyOf(payload),
                        Map.of(),
                        ids.nextMessage().toString()))
                .toCompletableFuture()
                .join();
    }

    static StreamTotals totals(byte[] bytes) {
        return new StreamTotals(bytes.length, sha256(bytes), 0);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
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

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
        }
        bus.close();
    }
}
