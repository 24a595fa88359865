package steward.console.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import steward.message.Command;
import steward.testing.BrokerExtension;
import steward.testing.TestBroker;
import tools.jackson.databind.JsonNode;

/** The verbs about what was sent, against a real broker. */
@ExtendWith(BrokerExtension.class)
class HistoryTest {
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
    void aJobShowsEveryStateWithItsTimeAndSpeaker() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            String job = sent("ship1", "exit 3 out:x", "--label-job", "a check");
            JsonNode json = anna.call("job", job, "--json").json();
            assertThat(json.get("label").asString()).isEqualTo("a check");
            JsonNode command = json.get("commands").get(0);
            assertThat(command.get("transitions").values())
                    .extracting(line -> line.get("state").asString() + " "
                            + line.get("saidBy").asString())
                    .containsExactly(
                            "SENDING console", "QUEUED broker", "RECEIVED unit", "RUNNING unit", "FAILED unit");
            assertThat(command.get("output").get("stdout").get("sha256").asString())
                    .isEqualTo(StandIn.sha256("x\n".getBytes(UTF_8)));
            Call text = anna.call("job", job.substring(job.length() - 8));
            assertThat(text.code()).isZero();
            assertThat(text.out()).contains("[a check] exit 3 out:x", "✗ FAILED", "exit code 3", "start until");
            Call one = anna.call("job", command.get("command").asString());
            assertThat(one.out()).contains("job " + job, "ship1  ✗ FAILED(3)");
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void anIdThatFitsSeveralIsRefusedAndTheyAreListed() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            String first = sent("ship1", "exit 0");
            String second = sent("ship1", "exit 0");
            Call call = anna.call("job", first.substring(0, 4));
            assertThat(call.code()).isEqualTo(2);
            assertThat(call.err()).contains(first, second);
            assertThat(anna.call("job", "ffffffff").code()).isEqualTo(2);
            assertThat(unit.ran()).hasSize(2);
        }
    }

    @Test
    void outputGivesTheExactBytesToAPipe() {
        byte[] bytes = new byte[20_000];
        new Random(11).nextBytes(bytes);
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            String job = sent("ship1", "hold");
            unit.finish(unit.ran().get(0), 0, bytes, "err\u001b[0m".getBytes(UTF_8));
            Call out = ended(job, "output", job);
            assertThat(out.code()).as(out.err()).isZero();
            assertThat(out.bytes()).isEqualTo(bytes);
            assertThat(anna.call("output", job, "--stderr").out()).isEqualTo("err\u001b[0m");
        }
    }

    @Test
    void aTerminalGetsNoControlCharactersUnlessRawIsAskedFor() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            String job = sent("ship1", "hold");
            unit.finish(unit.ran().get(0), 0, "a\u001b]0;title\u0007ü\n".getBytes(UTF_8), new byte[0]);
            ended(job, "output", job);
            assertThat(anna.onTerminal(new FixedTerminal(80, 24), "output", job).out())
                    .isEqualTo("a\\x1b]0;title\\x07ü\n");
            assertThat(anna.onTerminal(new FixedTerminal(80, 24), "output", "--raw", job)
                            .out())
                    .isEqualTo("a\u001b]0;title\u0007ü\n");
            List<JsonNode> lines = anna.call("output", "--json", job).jsonLines();
            assertThat(lines.get(0).get("text").asString()).isEqualTo("a\u001b]0;title\u0007ü\n");
            assertThat(lines.get(lines.size() - 1).get("verified").asBoolean()).isTrue();
        }
    }

    @Test
    void outputOfAJobOfSeveralNodesNeedsOneOfThem() {
        try (StandIn one = StandIn.online(broker, "ship1");
                StandIn two = StandIn.online(broker, "ship2")) {
            String job = sent("ship1,ship2", "exit 0 out:x");
            Call call = anna.call("output", job);
            assertThat(call.code()).isEqualTo(2);
            assertThat(call.err())
                    .contains("is a job of 2 commands", one.ran().get(0).id().toString())
                    .contains(two.ran().get(0).id() + "  ship2");
        }
    }

    @Test
    void cancelIsACommandWithAnAnswer() throws Exception {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            String job = sent("ship1", "hold");
            Operator.Running cancel = anna.start("cancel", job, "--wait=60s");
            await().until(() -> unit.ran().size() == 2);
            Command request = unit.ran().get(1);
            assertThat(cancel.code().get(60, TimeUnit.SECONDS)).isZero();
            assertThat(cancel.printed()).startsWith("saved " + request.job()).contains("asked to cancel: 1 node");
            unit.finish(unit.ran().get(0), "exit 1");
            ended(job, "jobs");
            Call late = anna.call("cancel", job, "--json");
            assertThat(late.code()).isZero();
            assertThat(late.json().get("ended")).hasSize(1);
            assertThat(late.json().has("job")).isFalse();
        }
    }

    @Test
    void abandonStopsWaitingAndKeepsALateTruth() {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            String job = sent("ship1", "hold");
            Call call = anna.call("abandon", job);
            assertThat(call.code()).isZero();
            assertThat(call.out()).isEqualTo("ship1: – ABANDONED\n");
            unit.finish(unit.ran().get(0), "exit 0");
            await().until(() -> anna.call("job", job).out().contains("unit said later: SUCCEEDED"));
            assertThat(anna.call("abandon", job).code()).isEqualTo(2);
        }
    }

    @Test
    void aSecondHomeSeesTheSame() {
        Operator ben = new Operator(broker, folder.resolve("ben"));
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            String job = sent("ship1", "exit 3 out:hello");
            ended(job, "jobs");
            JsonNode annas = anna.call("job", "--json", job).json();
            JsonNode bens = ben.call("job", "--json", job).json();
            assertThat(bens.get("commands").get(0).get("state").asString()).isEqualTo("FAILED");
            assertThat(bens.get("states")).isEqualTo(annas.get("states"));
            assertThat(ben.call("output", job).out()).isEqualTo("hello\n");
            assertThat(unit.ran()).hasSize(1);
        }
    }

    @Test
    void eventsAreListedAndFollowed() throws Exception {
        try (StandIn unit = StandIn.online(broker, "ship1")) {
            unit.event("error", "disk full");
            unit.event("syslog", "hello\u001b[0m");
            Call all = anna.call("events");
            assertThat(all.code()).isZero();
            assertThat(all.out().lines()).hasSize(2);
            assertThat(all.out()).contains("text=\"disk full\"", "hello\\x1b[0m");
            assertThat(anna.call("events", "--method", "error", "--json").jsonLines())
                    .extracting(line -> line.get("data").get("text").asString())
                    .containsExactly("disk full");
            assertThat(anna.call("events", "site=south").out()).isEmpty();
            assertThat(anna.call("events", "--since", "1h", "ship1").out().lines())
                    .hasSize(2);
            assertThat(anna.call("events", "--since", "2099-01-01T00:00:00Z").out())
                    .isEmpty();
            Operator.Running follow = anna.start("events", "--follow", "--since", "1h");
            await().until(() -> follow.printed().lines().count() == 2);
            unit.event("syslog", "third");
            await().until(() -> follow.printed().contains("text=third"));
            follow.thread().interrupt();
            follow.thread().join(TimeUnit.SECONDS.toMillis(30));
            assertThat(follow.thread().isAlive()).isFalse();
        }
    }

    /** Sends the line and returns the job's id when every node has begun or ended with it. */
    private String sent(String targets, String line, String... options) {
        String[] call = Stream.of(
                        Stream.of("send", "--json", "--to", targets), Stream.of(options), Stream.of("--", line))
                .flatMap(part -> part)
                .toArray(String[]::new);
        Call sent = anna.call(call);
        assertThat(sent.code()).as(sent.err()).isZero();
        String job = sent.jsonLines().get(1).get("job").asString();
        await().until(() -> {
            JsonNode states = anna.call("job", "--json", job).json().get("states");
            return !states.has("QUEUED")
                    && !states.has("SENDING")
                    && !states.has("RECEIVED")
                    && (line.startsWith("hold") || !states.has("RUNNING"));
        });
        return job;
    }

    /** The call's result once every command of the job has ended. */
    private Call ended(String job, String... call) {
        await().until(() -> {
            JsonNode json = anna.call("job", "--json", job).json();
            return json.get("ended").equals(json.get("targets"));
        });
        return anna.call(call);
    }
}
