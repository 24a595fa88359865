package steward.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.host.HostFacts;
import steward.bus.Parcel;
import steward.bus.nats.NatsBus;
import steward.message.Ack;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.MessageType;

/** The whole agent, on a real broker, with real commands. */
class AgentTest {
    private final Voyage voyage;

    AgentTest(@TempDir Path folder) {
        voyage = new Voyage(folder);
    }

    @AfterEach
    void close() {
        voyage.close();
    }

    @Test
    void runsARealCommandAndItsAnswerComesBack() {
        Ack ack = voyage.ended(voyage.send("echo out; echo err >&2; exit 3"));
        assertThat(ack.state()).isEqualTo(CommandState.FAILED);
        assertThat(ack.exitCode()).isEqualTo(OptionalInt.of(3));
        assertThat(ack.output().orElseThrow().stdout().bytes()).isEqualTo(4);
        assertThat(ack.output().orElseThrow().stderr().bytes()).isEqualTo(4);
        assertThat(Voyage.text(ack)).contains("out\n", "err\n");
    }

    @Test
    void killsWhatRunsPastItsLimitAndKeepsWhatItHadWritten() {
        Ack ack = voyage.ended(
                voyage.send("shellcommand", Attributes.of("command", "echo PARTIAL; sleep 60"), Duration.ofSeconds(1)));
        assertThat(ack.state()).isEqualTo(CommandState.TIMED_OUT);
        assertThat(Voyage.text(ack)).isEqualTo("PARTIAL\n");
    }

    @Test
    void cancelsWhatRuns() {
        CommandId id = voyage.send("sleep 300");
        voyage.awaitRunning(id);
        CommandId cancel = voyage.send("cancel", Attributes.of("command", id.toString()), Duration.ZERO);
        assertThat(voyage.ended(id).state()).isEqualTo(CommandState.CANCELLED);
        assertThat(voyage.ended(cancel).state()).isEqualTo(CommandState.SUCCEEDED);
    }

    @Test
    void listsStopsAndStartsProcessesByOrder() {
        voyage.ended(voyage.send("true"));
        Attributes process = Attributes.of("process", "shellcommand.operatingsystem");
        assertThat(Voyage.text(voyage.ended(voyage.send("process", Attributes.of("action", "list"), Duration.ZERO))))
                .contains("shellcommand");
        assertThat(voyage.ended(voyage.send("process", process.with("action", "stop"), Duration.ZERO))
                        .state())
                .isEqualTo(CommandState.SUCCEEDED);
        CommandId waits = voyage.send("echo at last");
        await().atMost(Voyage.LONG)
                .until(() -> voyage.last(waits).map(Ack::state).equals(Optional.of(CommandState.RECEIVED)));
        assertThat(voyage.ended(voyage.send("process", process.with("action", "start"), Duration.ZERO))
                        .state())
                .isEqualTo(CommandState.SUCCEEDED);
        assertThat(Voyage.text(voyage.ended(waits))).isEqualTo("at last\n");
    }

    @Test
    void saysItsPresenceAtOnceWhenGreeted() {
        assertThat(Voyage.text(voyage.ended(voyage.send("hello", Attributes.none(), Duration.ZERO))))
                .contains("ship1");
    }

    @Test
    void tellsOfWhatItRefuses() {
        voyage.publish(
                new Parcel("ship1.command.shellcommand.operatingsystem", Bytes.ofUtf8("{junk"), Map.of(), "junk"));
        await().atMost(Voyage.LONG).until(() -> voyage.others().stream()
                .anyMatch(message -> message.type() == MessageType.EVENT
                        && message.toString().contains("refused")));
        assertThat(voyage.ended(voyage.send("true")).state()).isEqualTo(CommandState.SUCCEEDED);
    }

    @Test
    void keepsItsFolderToItself() {
        NatsBus other = voyage.anotherLink();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new Agent(voyage.config(), HostFacts.read(), other, "test"))
                .hasMessageContaining("another agent uses the folder")
                .hasMessageContaining("data");
        other.close();
    }
}
