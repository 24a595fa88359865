package steward.agent.handler.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static steward.agent.handler.shell.Shell.argv;
import static steward.agent.handler.shell.Shell.line;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.handler.Outcome;
import steward.agent.handler.OutputSink;
import steward.agent.handler.StopReason;
import steward.agent.output.OutputCollector;
import steward.message.StreamTotals;

/** What commands read and write: all of it, byte for byte, at once, in little memory. */
@Timeout(120)
class ShellOutputTest {
    private static final int MIB = 1 << 20;
    /** {@code head -c 10000000000 /dev/zero | sha256sum}. */
    private static final String SHA256_OF_TEN_GIGABYTES =
            "1a0a850851f333647936c0a1b4576e7ab90398b9e1ae2faf4bb66ca6b72cf724";

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(folder);
    }

    @Test
    void binaryAndTerminalOutputComesThroughAsItIs() throws Exception {
        byte[] data = new byte[MIB];
        new Random(1).nextBytes(data);
        byte[] colours = "\033[31mred\033[0m\r\n\0".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(colours, 0, data, 0, colours.length);
        Path file = Files.write(folder.resolve("data"), data);

        shell.run(argv("cat", file.toString()));

        assertThat(shell.output().outBytes()).isEqualTo(data);
    }

    @Test
    void aMegabyteWithoutANewlineIsWhole() throws Exception {
        shell.run(line("head -c 1048576 /dev/zero | tr '\\0' x"));

        assertThat(shell.output().out()).isEqualTo("x".repeat(MIB));
    }

    @Test
    void outputIsHandedOnWhileTheCommandRuns() throws Exception {
        CompletableFuture<Outcome> running = shell.begin(line("printf a; sleep 1000"));

        await().atMost(Duration.ofSeconds(5)).until(() -> shell.output().out().equals("a"));

        assertThat(running).isNotDone();
        shell.stop(StopReason.CANCELLED);
        running.get(30, TimeUnit.SECONDS);
    }

    @Test
    void tenGigabytesAreCountedInASmallHeapAndWhatIsCutIsStated() throws Exception {
        Path said = folder.resolve("said");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TenGigabytes.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }

        long carried = TenGigabytes.CAP + OutputCollector.TAIL_BYTES;
        assertThat(Files.readAllLines(said))
                .containsExactly(
                        new Outcome(true, OptionalInt.of(0), Optional.empty()).toString(),
                        "carried " + carried,
                        new StreamTotals(TenGigabytes.BYTES, SHA256_OF_TEN_GIGABYTES, TenGigabytes.BYTES - carried)
                                .toString(),
                        StreamTotals.none().toString());
    }

    @Test
    void aSinkWithoutRoomHoldsTheCommandBackAndLosesNothing() throws Exception {
        CountDownLatch room = new CountDownLatch(1);
        OutputSink slow = (stream, data, offset, length) -> {
            awaitUninterrupted(room);
            shell.output().write(stream, data, offset, length);
        };
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> {
            try {
                return shell.run(line("head -c 300000 /dev/zero; touch " + folder.resolve("written")), slow);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().during(Duration.ofMillis(600)).until(() -> !running.isDone());
        assertThat(folder.resolve("written")).doesNotExist();

        room.countDown();

        assertThat(running.get(30, TimeUnit.SECONDS).succeeded()).isTrue();
        assertThat(shell.output().outBytes()).hasSize(300_000);
    }

    @Test
    void aStoppedCommandDoesNotWaitForASinkWithoutRoom() throws Exception {
        OutputSink full = (stream, data, offset, length) -> awaitUninterrupted(new CountDownLatch(1));
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> {
            try {
                return shell.run(line("yes"), full);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().during(Duration.ofMillis(300)).until(() -> !running.isDone());

        shell.stop(StopReason.SHUTDOWN);

        assertThat(running.get(10, TimeUnit.SECONDS).reason().orElseThrow())
                .endsWith("output that was still in its pipe is lost: there was no room for it");
    }

    @Test
    void aSinkThatFailsIsReportedAndTheCommandStillEnds() throws Exception {
        Outcome outcome = shell.run(line("head -c 1000000 /dev/zero; exit 5"), (stream, data, offset, length) -> {
            throw new IllegalStateException("no space");
        });

        assertThat(outcome.exitCode()).hasValue(5);
        assertThat(outcome.reason()).contains("exit code 5; output was lost: no space");
    }

    @Test
    void stdinLargerThanAPipeIsReadWhole() throws Exception {
        String text = "0123456789abcdef".repeat(60_000) + "é";

        shell.run(argv("cat").with("stdin", text));

        assertThat(shell.output().out()).isEqualTo(text);
    }

    @Test
    void aCommandThatDoesNotReadItsStdinIsNotHeldAndNotFailed() throws Exception {
        Outcome outcome = shell.run(line("exec <&-; echo done").with("stdin", "x".repeat(MIB / 2)));
        Outcome partly = shell.run(argv("head", "-c", "1").with("stdin", "x".repeat(MIB / 2)));

        assertThat(outcome).isEqualTo(new Outcome(true, OptionalInt.of(0), Optional.empty()));
        assertThat(partly.succeeded()).isTrue();
    }

    @Test
    void withoutStdinThereIsNothingToRead() throws Exception {
        assertThat(shell.run(argv("cat")).succeeded()).isTrue();
        assertThat(shell.output().out()).isEmpty();
    }

    private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
