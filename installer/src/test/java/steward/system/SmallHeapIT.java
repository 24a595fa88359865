package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.codec.Json;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.trust.Signed;
import steward.trust.SigningKey;

/** An agent with 32 MiB of heap gets through more than that, in either direction. */
final class SmallHeapIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int BACKLOG = 40;
    private static final int COMMAND_BYTES = 900 * 1024;
    private static final int OUTPUT_BYTES = 60_000_000;

    private Path folder;
    private Harbour harbour;
    private Operator operator;
    private Effects effects;
    private Ship ship;

    @BeforeEach
    void open(@TempDir Path place) {
        folder = place;
        harbour = Harbour.open(place);
        operator = harbour.operator();
        effects = harbour.effects();
        ship = harbour.ship("ship1").start();
        operator.awaitOnline("ship1");
    }

    @AfterEach
    void close() {
        harbour.close();
    }

    @Test
    void runsABacklogOfLargeCommands() {
        ship.stop();
        SigningKey key = SigningKey.loadOrCreate(operator.home().resolve("keys").resolve("operator.key"));
        OperatorName name = new OperatorName(operator.key().get("operator").asString());
        List<CommandId> sent = new ArrayList<>();
        try (Wire wire = harbour.wire()) {
            for (int i = 0; i < BACKLOG; i++) {
                Command command = countingItsInput(name);
                Signed signed = Signed.of(MessageCodec.encode(command), key);
                wire.publish(command.subject(), signed.payload().toArray(), signed.headers());
                sent.add(command.id());
            }

            ship.start();

            Awaitility.await("the answers")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() ->
                            wire.finalAcks().size() >= BACKLOG || !ship.agent().isAlive());
            assertThat(wire.finalAcks()).extracting(Ack::command).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(wire.finalAcks()).allMatch(ack -> ack.state() == CommandState.SUCCEEDED);
        }
        assertThat(effects.times(Integer.toString(COMMAND_BYTES))).isEqualTo(BACKLOG);
        isInGoodHealth();
    }

    private Command countingItsInput(OperatorName name) {
        return new Command(
                new CommandId(UUID.randomUUID()),
                new JobId(UUID.randomUUID()),
                new Address(new NodeName("ship1"), new MethodName("shellcommand"), new Domain("operatingsystem")),
                Json.attributes(Json.object()
                        .put("command", "wc -c >> '" + effects.file() + "'")
                        .put("stdin", "x".repeat(COMMAND_BYTES))),
                Instant.now(),
                Instant.now().plus(Duration.ofDays(7)),
                Duration.ofSeconds(60),
                OnInterrupt.REPORT,
                Optional.empty(),
                name,
                Optional.empty());
    }

    @Test
    void keepsOutputForABrokerThatIsAway() throws Exception {
        Path release = folder.resolve("release");
        String job = operator.send(
                "ship1",
                effects.leave("begun") + "; while test ! -e " + release + "; do sleep 0.05; done; head -c "
                        + OUTPUT_BYTES + " /dev/zero | tr '\\0' x; " + effects.leave("written"),
                "--run-limit",
                "4m");
        effects.awaitTimes("begun", 1, LIMIT);
        operator.awaitState(job, "RUNNING", LIMIT);
        harbour.broker().stop();
        Files.createFile(release);
        effects.awaitTimes("written", 1, LIMIT);
        assertThat(ship.agent().isAlive()).isTrue();
        harbour.broker().restart();

        CommandView command = operator.awaitState(job, "SUCCEEDED", LIMIT);

        try (Running output = operator.start("output", command.id(), "--raw")) {
            assertThat(output.awaitEnd(LIMIT)).as("%s", output.errorText()).isZero();
            assertThat(Files.size(output.output())).isEqualTo(OUTPUT_BYTES);
        }
        isInGoodHealth();
    }

    private void isInGoodHealth() {
        assertThat(ship.agent().outputText() + ship.agent().errorText()).doesNotContain("OutOfMemoryError");
        assertThat(operator.errors("ship1")).isEmpty();
        operator.awaitState(operator.send("ship1", effects.leave("after")), "SUCCEEDED", LIMIT);
        assertThat(ship.agent().isAlive()).isTrue();
    }
}
