package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back of a command is what it did: how it ended, and every byte that it wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnswersIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Harbour harbour;
    private Operator operator;

    @BeforeAll
    void open(@TempDir Path folder) {
        harbour = Harbour.open(folder);
        operator = harbour.operator();
        harbour.ship("ship1").start();
        operator.awaitOnline("ship1");
    }

    @AfterAll
    void close() {
        harbour.close();
    }

    @Test
    void tellsTheExitCodeAndKeepsTheStreamsApart() {
        String job = operator.send("ship1", "echo out; echo err >&2; exit 3");

        CommandView command = operator.awaitState(job, "FAILED", LIMIT);
        assertThat(command.exitCode()).isEqualTo(3);
        assertThat(operator.run("output", command.id(), "--raw").exits(0).text())
                .isEqualTo("out\n");
        assertThat(operator.run("output", command.id(), "--stderr", "--raw")
                        .exits(0)
                        .text())
                .isEqualTo("err\n");
    }

    @Test
    void endsSendAndWaitWithOneWhenACommandFailed() {
        Answer answer = operator.run("send", "--to", "ship1", "--wait", "--", "echo out; echo err >&2; exit 3");

        answer.exits(1);
        assertThat(answer.text() + answer.errors()).contains("FAILED", "out", "err", "3");
    }

    @Test
    void keepsWhatACommandWroteBeforeItsTimeWasUpAndLeavesNoProcess() {
        String mark = "sleep 61.7";
        String job = operator.send("ship1", "echo PARTIAL; (" + mark + " & " + mark + ")", "--run-limit", "2s");

        CommandView command = operator.awaitState(job, "TIMED_OUT", LIMIT);

        assertThat(operator.run("output", command.id(), "--raw").exits(0).text())
                .isEqualTo("PARTIAL\n");
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> Processes.naming(mark) == 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {4L << 20, 100L << 20})
    void bringsLargeOutputBackByteForByte(long size, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("large");
        Noise.write(file, size, 20_26);
        String job = operator.send("ship1", "cat " + file, "--run-limit", "4m");
        CommandView command = operator.awaitState(job, "SUCCEEDED", Duration.ofMinutes(4));

        try (Running output = operator.start("output", command.id(), "--raw")) {
            assertThat(output.awaitEnd(LIMIT)).as("%s", output.errorText()).isZero();

            assertThat(Files.size(output.output())).isEqualTo(size);
            assertThat(sha256(output.output())).isEqualTo(sha256(file));
        }
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
