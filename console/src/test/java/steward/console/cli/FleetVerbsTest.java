package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import steward.message.PresenceState;
import steward.testing.BrokerExtension;
import steward.testing.TestBroker;
import tools.jackson.databind.JsonNode;

/** The verbs nodes and grid, against a real broker. */
@ExtendWith(BrokerExtension.class)
class FleetVerbsTest {
    @TempDir
    private Path folder;

    private TestBroker broker;
    private Operator anna;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void home(TestBroker started) {
        broker = started;
        anna = new Operator(broker, folder.resolve("anna"));
    }

    @Test
    void nodesAreListedWithWhatTheySaid() {
        try (StandIn one = StandIn.announced(broker, "ship10");
                StandIn two = StandIn.announced(broker, "ship2")) {
            two.say(PresenceState.STOPPED);
            Call call = anna.call("nodes");
            assertThat(call.code()).isZero();
            assertThat(call.out().lines().map(line -> line.split(" +")[0])).containsExactly("NODE", "ship2", "ship10");
            assertThat(call.out()).contains("○ offline", "● online", "0.1.0", "site=north");
            JsonNode node = anna.call("nodes", "--json", "online").json().get("nodes");
            assertThat(node).hasSize(1);
            assertThat(node.get(0).get("labels").toString()).isEqualTo("{\"site\":\"north\"}");
            assertThat(one.ran()).isEmpty();
        }
    }

    @Test
    void whatNobodyHasHeardOfIsSaid() {
        assertThat(anna.call("nodes").err()).isEqualTo("steward: no node has been heard of yet\n");
        try (StandIn unit = StandIn.announced(broker, "ship1")) {
            Call call = anna.call("nodes", "shipp1", "or", "ship1");
            assertThat(call.code()).isZero();
            assertThat(call.err()).isEqualTo("steward: nobody has heard of shipp1: did you mean ship1?\n");
            Call none = anna.call("grid", "state:failed");
            assertThat(none.code()).isEqualTo(2);
            assertThat(none.err()).contains("no known node is meant by state:failed");
            assertThat(unit.ran()).isEmpty();
        }
    }

    @Test
    void theGridShowsTheLastAnswers() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            assertThat(anna.call("send", "--to", "ship1", "--wait=60s", "--", "exit 7")
                            .code())
                    .isEqualTo(1);
            Call call = anna.call("grid");
            assertThat(call.out())
                    .contains("shellcommand.operatingsystem", "✗ FAILED(7) ")
                    .doesNotContain("\u001b");
            JsonNode cell = anna.call("grid", "--json", "state:failed")
                    .json()
                    .get("nodes")
                    .get(0)
                    .get("cells")
                    .get(0);
            assertThat(cell.get("exitCode").asInt()).isEqualTo(7);
            assertThat(cell.get("command").asString())
                    .isEqualTo(unit.ran().get(0).id().toString());
        }
    }

    @Test
    void theGridShowsWhatANodeHasNotConfirmedToHave() {
        try (StandIn unit = StandIn.announced(broker, "ship1")) {
            anna.call("send", "--to", "ship1", "--", "exit 0");
            anna.call("send", "--to", "ship1,ship9", "--allow-unknown", "--", "exit 0");
            Call call = anna.call("grid");
            assertThat(call.out())
                    .containsPattern("ship1 .*· 2 QUEUED \\d+s\n")
                    .containsPattern("ship9  \\? never heard +· QUEUED \\d+s\n");
            assertThat(anna.call("grid", "online").out()).doesNotContain("ship9");
            unit.listen();
            await().until(() -> anna.call("grid", "ship1").out().contains("✓ SUCCEEDED"));
            assertThat(anna.call("grid", "--json", "ship1")
                            .json()
                            .get("nodes")
                            .get(0)
                            .get("undelivered"))
                    .isEmpty();
        }
    }

    @Test
    void coloursGoToATerminalOnlyAndNotWhereTheyAreUnwanted() {
        try (StandIn unit = StandIn.announced(broker, "ship1")) {
            FixedTerminal terminal = new FixedTerminal(60, 24);
            assertThat(anna.onTerminal(terminal, "nodes").out()).contains("\u001b[32m● online\u001b[0m");
            String credentials = broker.folder().resolve("console.credentials").toString();
            Call plain = Call.of(
                    Map.of("NO_COLOR", "1"),
                    terminal,
                    "",
                    "--home",
                    anna.home().toString(),
                    "--broker",
                    broker.url(),
                    "--credentials",
                    credentials,
                    "nodes");
            assertThat(plain.out()).contains("● online").doesNotContain("\u001b");
            assertThat(unit.ran()).isEmpty();
        }
    }

    @Test
    void aWatchedGridIsPrintedAnewWhenItChanges() throws Exception {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            Operator.Running watch = anna.start("grid", "--watch", "--json");
            await().until(() -> watch.printed().lines().count() == 1);
            anna.call("send", "--to", "ship1", "--", "exit 0");
            await().until(() -> watch.printed().contains("\"state\":\"SUCCEEDED\""));
            long lines = watch.printed().lines().count();
            assertThat(lines).isBetween(2L, 5L);
            watch.thread().interrupt();
            watch.thread().join(TimeUnit.SECONDS.toMillis(30));
            assertThat(watch.thread().isAlive()).isFalse();
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void whatIsKnownIsShownWithItsAgeWhenTheBrokerIsAway() {
        try (StandIn unit = StandIn.announced(broker, "ship1")) {
            assertThat(anna.call("nodes").out()).contains("ship1");
            broker.stop();
            Call call = anna.call("nodes");
            assertThat(call.code()).isEqualTo(3);
            assertThat(call.out()).contains("ship1");
            assertThat(call.err()).contains("no connection to " + broker.url(), "What follows is as of 20");
            assertThat(unit.ran()).isEmpty();
        }
    }

    @Test
    void aBrokerThatNeverWasThereIsNamed() {
        broker.stop();
        Call call = anna.call("grid");
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).contains("no connection to " + broker.url(), "Nothing is known here yet");
    }

    @Test
    void wrongCredentialsAreNamedAndNothingIsLost() {
        Call call = Call.of("--home", anna.home().toString(), "--broker", broker.url(), "nodes");
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).containsIgnoringCase("authorization");
    }
}
