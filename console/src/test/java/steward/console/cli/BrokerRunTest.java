package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.codec.Json;
import tools.jackson.databind.JsonNode;

/** The program as a process of its own: what only shows there. */
class BrokerRunTest {
    @TempDir
    private Path home;

    @Test
    void runsUntilItIsEndedAndConsolesOfItsHomeFindIt() throws Exception {
        Process program = started("broker", "run", "--json");
        try {
            JsonNode broker = Json.parse(line(program).getBytes(StandardCharsets.UTF_8));
            Call nodes = Call.of("--home", home.toString(), "nodes");
            assertThat(nodes.code()).as(nodes.err()).isZero();
            List<ProcessHandle> children = program.children().toList();
            assertThat(children).hasSize(1);
            program.destroy();
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            Call away = Call.of("--home", home.toString(), "nodes");
            assertThat(away.code()).isEqualTo(3);
            assertThat(away.err()).contains(broker.get("url").asString());
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void whoStopsWaitingIsToldThatTheCommandGoesOn() throws Exception {
        Process broker = started("broker", "run");
        try {
            line(broker);
            Process send = started("send", "--to", "ship1", "--allow-unknown", "--wait", "--", "exit 0");
            assertThat(line(send)).startsWith("1 node");
            await().until(() -> Call.of("--home", home.toString(), "jobs").out().contains("QUEUED"));
            new ProcessBuilder("kill", "-INT", String.valueOf(send.pid()))
                    .start()
                    .waitFor();
            assertThat(send.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(send.exitValue()).isEqualTo(130);
            String err = new String(send.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(err)
                    .as("it may not have heard yet that the broker has the command")
                    .containsAnyOf("The command goes on; see how with 'steward job ", "It is saved and will be sent");
            assertThat(Call.of("--home", home.toString(), "jobs").out()).contains("QUEUED");
        } finally {
            broker.destroy();
            broker.waitFor();
        }
    }

    private Process started(String... arguments) throws IOException {
        // What started this test in the background may have it ignore SIGINT, and so would the program.
        Stream<String> java = Stream.of(
                "env",
                "--default-signal",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "steward.console.cli.Steward",
                "--home",
                home.toString());
        return new ProcessBuilder(Stream.concat(java, Stream.of(arguments)).toList()).start();
    }

    private static String line(Process process) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new AssertionError(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return line;
    }
}
