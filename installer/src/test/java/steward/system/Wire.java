package steward.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import steward.broker.BrokerUser;
import steward.bus.Bus;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.bus.StreamName;
import steward.bus.nats.NatsBus;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Bytes;
import steward.testing.TestBroker;

/** A wire of the test's own to the broker, past console and agent, with a console's rights. */
final class Wire implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MANY = 10_000;

    private final Bus bus;

    Wire(TestBroker broker) {
        bus = NatsBus.connect(broker.settings(BrokerUser.CONSOLE));
        Awaitility.await("a connection").atMost(LIMIT).until(bus::isConnected);
    }

    /** Stores bytes on a subject, whatever they are, as somebody would who took the broker over. */
    void publish(String subject, byte[] payload, Map<String, String> headers) {
        result(bus.publish(new Parcel(
                subject, Bytes.copyOf(payload), headers, UUID.randomUUID().toString())));
    }

    /** Every final ack of that command that is in the stream. */
    List<Ack> finalAcks(String command) {
        return finalAcks().stream()
                .filter(ack -> ack.command().toString().equals(command))
                .toList();
    }

    /** Every final ack that is in the stream. */
    List<Ack> finalAcks() {
        return acks().stream().filter(ack -> ack.state().isFinal()).toList();
    }

    /** How many commands the stream holds. */
    int storedCommands() {
        return stored(StreamName.STEWARD_COMMANDS, "*.command.*.*").size();
    }

    /** What is stored on that subject. */
    List<Delivery> stored(String subject) {
        return stored(StreamName.STEWARD_COMMANDS, subject);
    }

    /** How many pieces of files the broker holds. */
    long storedPieces() {
        return stored(StreamName.STEWARD_FILES, "*.file.*.*").stream()
                .filter(piece -> !piece.subject().endsWith(".gone"))
                .count();
    }

    private List<Ack> acks() {
        return stored(StreamName.STEWARD_ACKS, "*.ack.*.*").stream()
                .map(delivery -> (Ack) MessageCodec.decode(delivery.payload().toArray()))
                .toList();
    }

    private List<Delivery> stored(StreamName stream, String filter) {
        List<Delivery> deliveries = new ArrayList<>();
        int count = result(bus.read(stream, filter, 1, MANY, "system-test", deliveries::add));
        if (count == MANY) {
            throw new AssertionError("more than " + MANY + " messages in " + stream);
        }
        return deliveries;
    }

    private static <T> T result(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        bus.close();
    }
}
