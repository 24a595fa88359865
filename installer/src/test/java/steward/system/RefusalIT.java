package steward.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.Delivery;
import steward.codec.Json;
import steward.codec.MessageCodec;
import steward.message.Address;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.Domain;
import steward.message.Event;
import steward.message.JobId;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.Severity;
import steward.trust.Signed;
import steward.trust.SigningKey;

/**
 * What somebody can do who took the broker over and puts what he likes on an agent's subject: nothing. Every attempt is
 * refused with a reason that an operator sees, nothing runs, and the agent goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusalIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SUBJECT = "ship1.command.shellcommand.operatingsystem";

    private Harbour harbour;
    private Operator operator;
    private Effects effects;
    private Wire wire;
    private SigningKey key;
    private OperatorName name;

    @BeforeAll
    void open(@TempDir Path folder) {
        harbour = Harbour.open(folder);
        operator = harbour.operator();
        effects = harbour.effects();
        harbour.ship("ship1").start();
        operator.awaitOnline("ship1");
        wire = harbour.wire();
        key = SigningKey.loadOrCreate(operator.home().resolve("keys").resolve("operator.key"));
        name = new OperatorName(operator.key().get("operator").asString());
    }

    @AfterEach
    void goesOn() {
        String mark = "good-" + UUID.randomUUID();
        operator.awaitState(operator.send("ship1", effects.leave(mark)), "SUCCEEDED", LIMIT);
        assertThat(effects.times(mark)).isEqualTo(1);
        assertThat(effects.marks()).noneMatch(other -> other.startsWith("bad"));
    }

    @AfterAll
    void close() {
        wire.close();
        harbour.close();
    }

    @Test
    void refusesBytesThatAreNoMessage() {
        wire.publish(SUBJECT, Noise.bytes(300, 7), Map.of());

        awaitError("not a message");
    }

    @Test
    void refusesJsonThatIsNoMessageAndNamesTheField() {
        wire.publish(SUBJECT, "{\"v\":1,\"type\":\"command\"}".getBytes(UTF_8), Map.of());

        awaitError("id");
    }

    @Test
    void refusesAnEventOnACommandSubject() {
        Address address =
                new Address(new NodeName("ship1"), new MethodName("shellcommand"), new Domain("operatingsystem"));
        Event event = new Event(
                new MessageId(UUID.randomUUID()),
                address,
                Instant.now(),
                Optional.of(Severity.INFO),
                Json.attributes(Json.object()));

        publish(SUBJECT, Signed.of(MessageCodec.encode(event), key));

        awaitError("event");
    }

    @Test
    void refusesAnotherNodesCommandThoughItsSignatureIsGood() {
        publish(SUBJECT, Signed.of(MessageCodec.encode(command("ship2", "bad-retargeted")), key));

        awaitError("ship2");
    }

    @Test
    void refusesACommandThatNobodySigned() {
        Command command = command("ship1", "bad-unsigned");

        wire.publish(SUBJECT, MessageCodec.encode(command), Map.of());

        awaitError("not signed");
    }

    @Test
    void refusesACommandThatAStrangerSigned() {
        publish(SUBJECT, Signed.of(MessageCodec.encode(command("ship1", "bad-stranger")), SigningKey.generate()));

        awaitError("trust");
    }

    @Test
    void refusesAnAlteredCommandAndStillRunsTheTrueOne() {
        Command command = command("ship1", "true-one");
        Signed signed = Signed.of(MessageCodec.encode(command), key);
        String altered = new String(signed.payload().toArray(), UTF_8).replace("true-one", "bad--one");

        wire.publish(SUBJECT, altered.getBytes(UTF_8), signed.headers());
        awaitError("signature");
        publish(SUBJECT, signed);

        effects.awaitTimes("true-one", 1, LIMIT);
        Awaitility.await().atMost(LIMIT).until(() -> wire.finalAcks(command.id().toString()).stream()
                .anyMatch(ack -> ack.refused().isEmpty()));
        assertThat(effects.times("true-one")).isEqualTo(1);
    }

    @Test
    void runsAReplayedCommandNoSecondTime() {
        String job = operator.send("ship1", effects.leave("once"));
        CommandView command = operator.awaitState(job, "SUCCEEDED", LIMIT);
        Delivery original = wire.stored(SUBJECT).stream()
                .filter(delivery -> new String(delivery.payload().toArray(), UTF_8).contains(command.id()))
                .findFirst()
                .orElseThrow();

        for (int copy = 0; copy < 3; copy++) {
            wire.publish(
                    SUBJECT,
                    original.payload().toArray(),
                    Signed.from(original.payload(), original.headers())
                            .orElseThrow()
                            .headers());
        }
        operator.awaitState(operator.send("ship1", effects.leave("behind-the-copies")), "SUCCEEDED", LIMIT);

        assertThat(effects.times("once")).isEqualTo(1);
        assertThat(operator.command(job).finalStates()).containsExactly("SUCCEEDED");
    }

    private Command command(String node, String mark) {
        return new Command(
                new CommandId(UUID.randomUUID()),
                new JobId(UUID.randomUUID()),
                new Address(new NodeName(node), new MethodName("shellcommand"), new Domain("operatingsystem")),
                Json.attributes(Json.object().put("command", effects.leave(mark))),
                Instant.now(),
                Instant.now().plus(Duration.ofDays(7)),
                Duration.ofSeconds(30),
                OnInterrupt.REPORT,
                Optional.empty(),
                name,
                Optional.empty());
    }

    private void publish(String subject, Signed signed) {
        wire.publish(subject, signed.payload().toArray(), signed.headers());
    }

    private void awaitError(String text) {
        Awaitility.await("an error event with \"" + text + "\"")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> operator.errors("ship1"), (List<String> errors) -> errors.stream()
                        .anyMatch(error -> error.contains(text)));
    }
}
