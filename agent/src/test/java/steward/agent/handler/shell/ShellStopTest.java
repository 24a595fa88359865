package steward.agent.handler.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static steward.agent.handler.shell.Shell.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;

/** How commands are ended, with all that they started. */
@Timeout(60)
class ShellStopTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(folder);
    }

    @AfterEach
    void endWhatATestLeft() throws IOException {
        for (ProcessTable.Entry entry : ProcessTable.alive()) {
            if (ProcessTable.wasStartedWith(entry.pid(), mark())) {
                ProcessHandle.of(entry.pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    @Test
    void partialOutputIsKeptAndNothingIsLeftWhenTheRunLimitPasses() throws Exception {
        CompletableFuture<Outcome> running = shell.begin(line("echo PARTIAL; sleep 1000; :"));
        awaitOutput("PARTIAL\n");
        awaitProcesses(2);

        shell.stop(StopReason.RUN_LIMIT);
        Outcome outcome = result(running);

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.exitCode()).isEmpty();
        assertThat(outcome.reason().orElseThrow())
                .startsWith("ended 2 processes: pid ")
                .contains("\"/bin/sh -c echo PARTIAL; sleep 1000; :\"", "\"sleep 1000\"")
                .doesNotContain("SIGKILL", "left the session");
        assertThat(shell.output().out()).isEqualTo("PARTIAL\n");
        assertThat(processesOfTheCommand()).isZero();
    }

    @Test
    void grandchildrenEndToo() throws Exception {
        CompletableFuture<Outcome> running =
                shell.begin(line("sh -c 'sh -c \"echo deep; sleep 1000; :\"; :' & sleep 1000; :"));
        awaitOutput("deep\n");
        awaitProcesses(5);

        shell.stop(StopReason.CANCELLED);

        assertThat(result(running).reason().orElseThrow()).contains("ended 5 processes");
        assertThat(processesOfTheCommand()).isZero();
    }

    @Test
    void whatIgnoresSigtermIsKilled() throws Exception {
        CompletableFuture<Outcome> running =
                shell.begin(line("trap 'echo spared' TERM; echo on; while :; do sleep 0.1; done"));
        awaitOutput("on\n");

        shell.stop(StopReason.RUN_LIMIT);

        assertThat(result(running).reason().orElseThrow()).contains("; SIGKILL was needed for ");
        assertThat(shell.output().out()).contains("spared\n");
        assertThat(processesOfTheCommand()).isZero();
    }

    @Test
    void aCommandMayCleanUpBeforeItEnds() throws Exception {
        shell = new Shell(folder, new Timing(Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofMillis(200)));
        CompletableFuture<Outcome> running =
                shell.begin(line("trap 'sleep 0.1; echo cleaned; exit 0' TERM; echo on; sleep 1000 & wait"));
        awaitOutput("on\n");

        shell.stop(StopReason.CANCELLED);

        assertThat(result(running).reason().orElseThrow()).doesNotContain("SIGKILL");
        assertThat(shell.output().out()).isEqualTo("on\ncleaned\n");
    }

    @Test
    void whatLeftTheSessionIsFoundEndedAndNamed() throws Exception {
        CompletableFuture<Outcome> running =
                shell.begin(line("(setsid sh -c 'echo away; sleep 1234; :' &); sleep 1000; :"));
        awaitOutput("away\n");
        awaitProcesses(4);

        shell.stop(StopReason.RUN_LIMIT);

        assertThat(result(running).reason().orElseThrow())
                .contains("; of them had left the session: 2 processes: pid ", "\"sleep 1234\"");
        assertThat(processesOfTheCommand()).isZero();
    }

    @Test
    void whatLeftTheSessionAndClearedItsEnvironmentIsFoundThroughItsParent() throws Exception {
        CompletableFuture<Outcome> running =
                shell.begin(line("env -i setsid sh -c 'echo away $$; exec sleep 1234' & wait"));
        await().until(() -> shell.output().out().endsWith("\n"));
        long pid = Long.parseLong(shell.output().out().strip().split(" ")[1]);

        shell.stop(StopReason.RUN_LIMIT);

        assertThat(result(running).reason().orElseThrow()).contains("had left the session: 1 process: pid " + pid);
        assertThat(ProcessTable.alive()).extracting(ProcessTable.Entry::pid).doesNotContain(pid);
    }

    @Test
    void whatLostItsParentAndClearedItsEnvironmentIsFoundThroughItsSession() throws Exception {
        CompletableFuture<Outcome> running =
                shell.begin(line("(env -i sh -c 'echo away $$; exec sleep 1234' &); sleep 1000; :"));
        await().until(() -> shell.output().out().endsWith("\n"));
        long pid = Long.parseLong(shell.output().out().strip().split(" ")[1]);
        awaitProcesses(2);

        shell.stop(StopReason.RUN_LIMIT);

        assertThat(result(running).reason().orElseThrow()).contains("pid " + pid);
        assertThat(ProcessTable.alive()).extracting(ProcessTable.Entry::pid).doesNotContain(pid);
    }

    @Test
    void stoppedProcessesEndToo() throws Exception {
        CompletableFuture<Outcome> running = shell.begin(line("echo on; kill -STOP $$; echo never"));
        awaitOutput("on\n");

        shell.stop(StopReason.RUN_LIMIT);

        assertThat(result(running).reason().orElseThrow()).contains("ended 1 process");
        assertThat(processesOfTheCommand()).isZero();
    }

    @Test
    void anOrderThatCameBeforeTheStartKeepsItFromStarting() throws Exception {
        shell.stop(StopReason.CANCELLED);

        Outcome outcome = shell.run(line("touch " + folder.resolve("trace")));

        assertThat(outcome).isEqualTo(Outcome.failure("it had not been started"));
        assertThat(folder.resolve("trace")).doesNotExist();
    }

    @Test
    void anOrderRightAfterTheStartLeavesNothing() throws Exception {
        for (int i = 0; i < 10; i++) {
            Shell quick = new Shell(folder);
            CompletableFuture<Outcome> running = quick.begin(line("sleep 1000"));
            quick.stop(StopReason.CANCELLED);

            assertThat(result(running).succeeded()).isFalse();
            assertThat(processesMarked(RunName.VARIABLE + "=" + quick.id() + ".1"))
                    .isZero();
        }
    }

    @Test
    void anInterruptedHandlerEndsItsCommand() throws Exception {
        CompletableFuture<Thread> handler = new CompletableFuture<>();
        CompletableFuture<Outcome> running = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            handler.complete(Thread.currentThread());
            try {
                running.complete(shell.run(line("echo on; sleep 1000")));
            } catch (Exception e) {
                running.completeExceptionally(e);
            }
        });
        thread.start();
        awaitOutput("on\n");

        handler.join().interrupt();

        assertThatThrownBy(() -> result(running)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(processesOfTheCommand()).isZero();
        assertThat(folder.resolve("commands")).isEmptyDirectory();
    }

    @Test
    void aDaemonThatKeepsTheOutputOpenDoesNotHoldTheAnswerAndGoesOn() throws Exception {
        Path trace = folder.resolve("trace");
        long before = System.nanoTime();

        Outcome outcome = shell.run(line("(sleep 1; echo lost; echo alive > " + trace + "; sleep 1000) & echo done"));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.exitCode()).hasValue(0);
        assertThat(outcome.reason().orElseThrow())
                .contains("pid ", "sleep", " still holds the output open: what is written from now on is discarded");
        assertThat(shell.output().out()).isEqualTo("done\n");
        await().untilAsserted(() -> assertThat(trace).hasContent("alive\n"));
    }

    @Test
    void aDaemonThatWritesWithoutEndDoesNotHoldTheAnswer() throws Exception {
        Outcome outcome = shell.run(line("yes & exit 4"));

        assertThat(outcome.exitCode()).hasValue(4);
        assertThat(outcome.reason().orElseThrow())
                .startsWith("exit code 4; pid ")
                .contains("\"yes\"")
                .doesNotContain("lost");
        assertThat(shell.output().outBytes()).hasSizeLessThan(100_000_000);
    }

    @Test
    void aDaemonThatClosedItsOutputIsNobodysBusiness() throws Exception {
        Outcome outcome = shell.run(line("sleep 1000 >/dev/null 2>&1 & echo done"));

        assertThat(outcome.reason()).isEmpty();
        assertThat(processesOfTheCommand()).isEqualTo(1);
    }

    @Test
    void aKilledWitnessIsNotTakenForTheCommandsEnd() throws Exception {
        CompletableFuture<Outcome> running = shell.begin(line("echo $PPID; sleep 1000; :"));
        await().until(() -> shell.output().out().endsWith("\n"));
        awaitProcesses(2);

        ProcessHandle.of(Long.parseLong(shell.output().out().strip()))
                .orElseThrow()
                .destroyForcibly();

        Outcome outcome = result(running);
        assertThat(outcome.exitCode()).isEmpty();
        assertThat(outcome.reason().orElseThrow())
                .startsWith("the process that waited for it was killed by signal 9 (SIGKILL); ended 2 processes");
        assertThat(processesOfTheCommand()).isZero();
    }

    @Test
    void endsWhatADeadAgentLeftRunningAndOnlyThat() throws Exception {
        String name = shell.id() + ".1";
        Path commands = Files.createDirectories(folder.resolve("commands"));
        Files.createDirectory(commands.resolve(name));
        Process left = sleeper(name);
        Process daemonOfAnEndedCommand = sleeper(shell.id() + ".2");
        ShellCommand handler = new ShellCommand(commands, Shell.FAST);

        assertThat(handler.endLeftovers())
                .singleElement()
                .asString()
                .startsWith("command " + name + " was running when an agent died; ended 1 process: pid " + left.pid());

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(daemonOfAnEndedCommand.isAlive()).isTrue();
        daemonOfAnEndedCommand.destroyForcibly();
        assertThat(commands).isEmptyDirectory();
        assertThat(handler.endLeftovers()).isEmpty();
    }

    private static Process sleeper(String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "1000");
        builder.environment().put(RunName.VARIABLE, name);
        return builder.start();
    }

    private void awaitProcesses(int count) {
        await().until(() -> processesOfTheCommand() == count);
    }

    private void awaitOutput(String text) {
        await().until(() -> shell.output().out().equals(text));
    }

    private static Outcome result(CompletableFuture<Outcome> running) throws Exception {
        return running.get(30, TimeUnit.SECONDS);
    }

    private long processesOfTheCommand() throws IOException {
        return processesMarked(mark());
    }

    private String mark() {
        return RunName.VARIABLE + "=" + shell.id() + ".1";
    }

    private static long processesMarked(String mark) throws IOException {
        return new CommandTree(mark.substring(mark.indexOf('=') + 1), Optional.empty(), OptionalLong::empty)
                .alive()
                .size();
    }
}
