package steward.console.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import steward.message.Attributes;
import steward.message.CommandState;
import steward.message.PresenceState;

/** What scripts rely on. */
class JsonShapeTest {
    @Test
    void nodes() {
        Golden.assertJson(
                "nodes.json",
                NodeJson.nodes(
                        List.of(
                                Samples.online("ship1"),
                                Samples.node(
                                        "ship2", PresenceState.STOPPED, Duration.ofHours(1), Duration.ofSeconds(-90)),
                                Samples.unannounced("ship3")),
                        Samples.NOW));
    }

    @Test
    void grid() {
        Golden.assertJson(
                "grid.json",
                NodeJson.grid(
                        GridRow.of(
                                List.of(
                                        Samples.online(
                                                "ship1",
                                                Samples.cell(
                                                        "shellcommand",
                                                        "operatingsystem",
                                                        CommandState.FAILED,
                                                        3,
                                                        Duration.ofSeconds(12))),
                                        Samples.unannounced("ship3")),
                                List.of(
                                        Samples.undelivered("ship1", "hello", 1),
                                        Samples.undelivered("ship9", "shellcommand", 2))),
                        Samples.NOW));
    }

    @Test
    void jobs() {
        Golden.assertJson(
                "jobs.json",
                JobJson.jobs(List.of(Samples.summary(Map.of(CommandState.SUCCEEDED, 2, CommandState.SENDING, 1))), 12));
    }

    @Test
    void job() {
        Golden.assertJson("job.json", JobJson.job(Samples.job(), Samples.job().commands(), Samples.NOW));
    }

    @Test
    void sendLines() {
        Golden.assertJson("send-dry-run.json", SendJson.dryRun(Samples.request(), Samples.preview()));
        Golden.assertJson(
                "send-saved.json", SendJson.saved(Samples.job().summary().job()));
        Golden.assertJson("send-targets.json", SendJson.targets(Samples.preview()));
        Golden.assertJson(
                "send-queued.json", SendJson.queued(Samples.job().summary().job(), true, "nats://127.0.0.1:4222"));
        Golden.assertJson("send-ended.json", SendJson.ended(Samples.failed(1, "ship1"), Samples.NOW));
        Golden.assertJson(
                "send-output.json",
                SendJson.output(Samples.failed(1, "ship1"), Samples.segment((byte) 'o', (byte) 'k')));
    }

    @Test
    void event() {
        Golden.assertJson(
                "event.json", EventJson.of(Samples.event(Attributes.of("text", "disk full")), Samples.NOW, 41));
    }

    @Test
    void output() {
        Golden.assertJson("output-report.json", OutputJson.report(Samples.report()));
        assertThat(OutputJson.segment(Samples.segment((byte) 0xc3, (byte) 0xa4)))
                .hasToString("{\"stream\":\"stdout\",\"offset\":7,\"text\":\"ä\"}");
        assertThat(OutputJson.segment(Samples.segment((byte) 0xff)))
                .hasToString("{\"stream\":\"stdout\",\"offset\":7,\"base64\":\"/w==\"}");
    }
}
