package steward.console.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import steward.message.Command;
import steward.testing.BrokerExtension;
import steward.testing.TestBroker;

/** The verb send, against a real broker. */
@ExtendWith(BrokerExtension.class)
class SendTest {
    private static final String SAVED = "saved [0-9a-f-]{36}\n";

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
    void saysWhomItGoesToBeforeItIsSaved() {
        try (StandIn unit = StandIn.announced(broker, "ship1")) {
            Call call = anna.call("send", "--to", "ship1", "--", "exit 0");
            assertThat(call.out()).matches("1 node\n" + SAVED);
            assertThat(call.code()).isZero();
            assertThat(call.err()).isEmpty();
            unit.listen();
            await().until(() -> unit.ran().size() == 1);
        }
    }

    @Test
    void waitPrintsEachOutcomeAndBothStreamsApart() {
        try (StandIn one = StandIn.online(broker, "ship1");
                StandIn two = StandIn.online(broker, "ship2")) {
            Call call = anna.call("send", "--to", "site=north", "--wait=60s", "--", "exit 3 out:hello err:oops");
            assertThat(call.code()).isEqualTo(1);
            assertThat(call.out())
                    .matches("(?s)2 nodes\n" + SAVED + ".*")
                    .containsPattern("ship1: ✗ FAILED, exit code 3, after [0-9ms]+\n  hello\n")
                    .containsPattern("ship2: ✗ FAILED, exit code 3, after [0-9ms]+\n  hello\n")
                    .endsWith("2 nodes: 2 FAILED\n")
                    .doesNotContain("oops");
            assertThat(call.err()).contains("ship1: oops\n", "ship2: oops\n");
            assertThat(one.ran()).hasSize(1);
            assertThat(two.ran()).hasSize(1);
        }
    }

    @Test
    void waitOfASingleNodePrintsItsOutputLive() throws Exception {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            Operator.Running running = anna.start("send", "--to", "ship1", "--wait", "--", "hold");
            await().until(() -> unit.ran().size() == 1);
            Command command = unit.ran().get(0);
            unit.chunk(command, 1, 0, "first\n");
            await().until(() -> running.printed().contains("first\n"));
            assertThat(running.code()).isNotDone();
            unit.chunk(command, 2, 6, "second \u001b[2J\n");
            unit.finishAfterChunks(command, 2, "first\nsecond \u001b[2J\n".getBytes(UTF_8));
            assertThat(running.code().get(60, TimeUnit.SECONDS)).isZero();
            assertThat(running.printed())
                    .matches("(?s)1 node\n" + SAVED + "first\nsecond \\\\x1b\\[2J\nship1: ✓ SUCCEEDED.*");
            assertThat(running.remarked()).isEmpty();
        }
    }

    @Test
    void jsonTellsTheSameInLines() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            Call call = anna.call("send", "--json", "--to", "ship1", "--wait=60s", "--", "exit 3 out:hello");
            assertThat(call.code()).isEqualTo(1);
            assertThat(call.jsonLines())
                    .extracting(line -> line.get("event").asString())
                    .containsExactly("targets", "saved", "queued", "output", "ended");
            assertThat(call.jsonLines().get(3).get("text").asString()).isEqualTo("hello\n");
            assertThat(call.jsonLines().get(4).get("exitCode").asInt()).isEqualTo(3);
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void saysWhenTheTimeToWaitIsOver() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            Call call = anna.call("send", "--to", "ship1", "--wait=2s", "--", "hold");
            assertThat(call.code()).isEqualTo(4);
            assertThat(call.err())
                    .contains("the time to wait is over: 1 node not ended. The command goes on")
                    .contains("steward job ");
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void aReaderWhoHasSeenEnoughDoesNotKeepTheCommandFromBeingSent() {
        try (StandIn unit = StandIn.announced(broker, "ship1")) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Surroundings surroundings = new Surroundings(
                    Map.of(), InputStream.nullInputStream(), new ClosedAfterALine(), err, Terminal.NONE);
            int code = Steward.run(
                    surroundings, anna.all("--home", anna.home().toString(), "send", "--to", "ship1", "ls"));
            assertThat(code).as(err.toString(UTF_8)).isZero();
            assertThat(anna.call("jobs", "--json")
                            .json()
                            .get("jobs")
                            .get(0)
                            .get("states")
                            .toString())
                    .isEqualTo("{\"QUEUED\":1}");
            assertThat(unit.ran()).isEmpty();
        }
    }

    /** As a pipe to {@code head -1}. */
    private static final class ClosedAfterALine extends OutputStream {
        private boolean closed;

        @Override
        public void write(int b) throws IOException {
            if (closed) {
                throw new IOException("Broken pipe");
            }
            closed = b == '\n';
        }
    }

    @Test
    void aBrokerThatIsAwayMeansSavedAndSentLater() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            assertThat(anna.call("nodes").out()).contains("ship1");
            broker.stop();
            Call call = anna.call("send", "--to", "ship1", "--wait=60s", "--", "exit 0");
            assertThat(call.code()).isEqualTo(3);
            assertThat(call.out()).matches("1 node.*\n" + SAVED);
            assertThat(call.err()).contains("saved and will be sent", "no connection to");
            assertThat(unit.ran()).isEmpty();
            broker.restart();
            assertThat(anna.call("jobs").code()).isZero();
            await().until(() -> unit.ran().size() == 1);
            Call again = anna.call("jobs", "--json");
            assertThat(again.json().get("jobs").get(0).get("states").toString()).isEqualTo("{\"SUCCEEDED\":1}");
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void anUnknownNodeIsRefusedWithTheNearestNames() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            Call call = anna.call("send", "--to", "shipp1", "--", "exit 0");
            assertThat(call.code()).isEqualTo(2);
            assertThat(call.out()).isEmpty();
            assertThat(call.err()).contains("nobody has heard of shipp1", "ship1", "--allow-unknown");
            Call allowed = anna.call("send", "--to", "shipp1", "--allow-unknown", "--", "exit 0");
            assertThat(allowed.code()).isZero();
            assertThat(allowed.out()).matches("1 node, 1 of them unknown: shipp1\n" + SAVED);
            assertThat(unit.ran()).isEmpty();
        }
    }

    @Test
    void noTargetsIsAnErrorAndNeverAll() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            Call call = anna.call("send", "--to", "site=south", "--", "exit 0");
            assertThat(call.code()).isEqualTo(2);
            assertThat(call.out()).isEmpty();
            assertThat(anna.call("jobs", "--json").json().get("jobs")).isEmpty();
            assertThat(unit.ran()).isEmpty();
        }
    }

    @Test
    void aDryRunSendsNothing() {
        try (StandIn unit = StandIn.announced(broker, "ship1")) {
            Call call = anna.call("send", "--to", "ship*", "--dry-run", "--", "ls", "my file");
            assertThat(call.code()).isZero();
            assertThat(call.out()).isEqualTo("""
                            would send shellcommand.operatingsystem: ls 'my file'
                            to 1 node
                              ship1
                            nothing was sent
                            """);
            assertThat(anna.call("jobs", "--json").json().get("jobs")).isEmpty();
            assertThat(unit.ran()).isEmpty();
        }
    }

    @Test
    void moreThanTenNodesNeedAYes() {
        String eleven = "a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11";
        Call refused = anna.call("send", "--to", eleven, "--allow-unknown", "--", "exit 0");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("11 nodes, more than 10", "add --yes");
        assertThat(refused.out()).isEmpty();
        Call sent = anna.call("send", "--to", eleven, "--allow-unknown", "--yes", "--", "exit 0");
        assertThat(sent.code()).isZero();
        assertThat(sent.out()).startsWith("11 nodes").contains("saved ");
    }

    @Test
    void aRetryNamesWhatItRetries() {
        try (StandIn one = StandIn.online(broker, "ship1");
                StandIn two = StandIn.online(broker, "ship2")) {
            Call first = anna.call("send", "--json", "--to", "ship1,ship2", "--wait=60s", "--", "exit 1");
            String job = first.jsonLines().get(1).get("job").asString();
            Call preview = anna.call("retry", job, "--dry-run");
            assertThat(preview.code()).isZero();
            assertThat(preview.out()).contains("ship1: ✗ FAILED", "to 2 nodes", "nothing was sent");
            Call retry = anna.call("retry", job.substring(24), "--json", "--wait=60s");
            assertThat(retry.code()).isEqualTo(1);
            List<String> parents = retry.jsonLines().stream()
                    .filter(line -> line.get("event").asString().equals("ended"))
                    .map(line -> line.get("parent").asString())
                    .toList();
            assertThat(parents)
                    .containsExactlyInAnyOrder(
                            one.ran().get(0).id().toString(),
                            two.ran().get(0).id().toString());
            assertThat(one.ran()).hasSize(2);
            Call nothing = anna.call("retry", job, "--state", "SUCCEEDED");
            assertThat(nothing.code()).isEqualTo(2);
            assertThat(nothing.out()).isEmpty();
        }
    }
}
