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
import steward.message.Ack;
import steward.message.Address;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
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
import tools.jackson.databind.JsonNode;

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
        byte[] noise = Noise.bytes(300, 7);

        wire.publish(SUBJECT, noise, Map.of());

        awaitRefusal(noise, "not a message: the JSON is not UTF-8 at byte 0: send it in UTF-8");
    }

    @Test
    void refusesJsonThatIsNoMessageAndNamesTheField() {
        byte[] incomplete = "{\"v\":1,\"type\":\"command\"}".getBytes(UTF_8);

        wire.publish(SUBJECT, incomplete, Map.of());

        awaitRefusal(incomplete, "not a message: field id is missing: send a UUID");
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

        byte[] payload = MessageCodec.encode(event);

        publish(Signed.of(payload, key));

        awaitRefusal(payload, "a message of type event on the subject " + SUBJECT);
    }

    @Test
    void refusesAnotherNodesCommandThoughItsSignatureIsGood() {
        Command command = command("ship2", "bad-retargeted");

        publish(Signed.of(MessageCodec.encode(command), key));

        awaitRefusal(MessageCodec.encode(command), "command " + command.id() + " is for node ship2, not ship1");
    }

    @Test
    void refusesACommandThatNobodySigned() {
        Command command = command("ship1", "bad-unsigned");

        wire.publish(SUBJECT, MessageCodec.encode(command), Map.of());

        awaitRefusal(MessageCodec.encode(command), "the command is not signed");
        awaitRejected(command, "the command is not signed");
    }

    @Test
    void refusesACommandThatAStrangerSigned() {
        Command command = command("ship1", "bad-stranger");
        Signed signed = Signed.of(MessageCodec.encode(command), SigningKey.generate());

        publish(signed);

        String reason = "key " + signed.key() + " is not one that ship1 trusts: add it to the unit's configuration";
        awaitRefusal(signed.payload().toArray(), reason);
        awaitRejected(command, reason);
    }

    @Test
    void refusesAnAlteredCommandAndStillRunsTheTrueOne() {
        Command command = command("ship1", "true-one");
        Signed signed = Signed.of(MessageCodec.encode(command), key);
        byte[] altered = new String(signed.payload().toArray(), UTF_8)
                .replace("true-one", "bad--one")
                .getBytes(UTF_8);

        wire.publish(SUBJECT, altered, signed.headers());
        awaitRefusal(altered, "the signature does not fit the command");
        awaitRejected(command, "the signature does not fit the command");
        publish(signed);

        effects.awaitTimes("true-one", 1, LIMIT);
        Awaitility.await().atMost(LIMIT).until(() -> finalStates(command).size() == 2);
        assertThat(finalStates(command)).containsExactly(CommandState.REJECTED, CommandState.SUCCEEDED);
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

        String told = "command " + command.id() + " was published again and was not run again: it is SUCCEEDED";
        awaitErrors(3, "notice", original.payload().toArray(), told);
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

    private void publish(Signed signed) {
        wire.publish(SUBJECT, signed.payload().toArray(), signed.headers());
    }

    /** The one event that an operator sees about these very bytes gives this reason. */
    private void awaitRefusal(byte[] payload, String reason) {
        awaitErrors(1, "warning", payload, "refused what came on " + SUBJECT + ": " + reason);
    }

    /** Every event about these very bytes, so many of them, says this. */
    private void awaitErrors(int count, String severity, byte[] payload, String text) {
        List<JsonNode> events = Awaitility.await("events that say " + text)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> errorsAbout(payload), errors -> errors.size() >= count);
        assertThat(events).hasSize(count).allSatisfy(event -> {
            assertThat(event.get("severity").asString()).isEqualTo(severity);
            assertThat(event.get("domain").asString()).isEqualTo("operatingsystem");
            assertThat(event.get("data").get("text").asString()).isEqualTo(text);
            assertThat(event.get("data").get("message").get("bytes").asInt()).isEqualTo(payload.length);
        });
    }

    private List<JsonNode> errorsAbout(byte[] payload) {
        String text = new String(payload, UTF_8);
        return operator.errors("ship1").stream()
                .filter(event -> event.get("data")
                        .path("message")
                        .path("text")
                        .asString("")
                        .equals(text))
                .toList();
    }

    /** The only final answer to that command so far says REJECTED with this reason, and which bytes it is about. */
    private void awaitRejected(Command command, String reason) {
        Awaitility.await().atMost(LIMIT).until(() -> !finalStates(command).isEmpty());
        assertThat(wire.finalAcks(command.id().toString())).singleElement().satisfies(ack -> {
            assertThat(ack.state()).isEqualTo(CommandState.REJECTED);
            assertThat(ack.reason()).contains(reason);
            assertThat(ack.refused()).isPresent();
        });
    }

    private List<CommandState> finalStates(Command command) {
        return wire.finalAcks(command.id().toString()).stream().map(Ack::state).toList();
    }
}
