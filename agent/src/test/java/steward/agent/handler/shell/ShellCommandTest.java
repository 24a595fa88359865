package steward.agent.handler.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.agent.handler.shell.Shell.argv;
import static steward.agent.handler.shell.Shell.line;
import static steward.message.OutputStreamName.STDERR;
import static steward.message.OutputStreamName.STDOUT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steward.agent.handler.Outcome;

/** How commands end and what they say, on real processes. */
@Timeout(60)
class ShellCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(folder);
    }

    @Test
    void aLineRunsInTheShellAndSucceeds() throws Exception {
        Outcome outcome = shell.run(line("echo $((6*7))"));

        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.exitCode()).hasValue(0);
        assertThat(outcome.reason()).isEmpty();
        assertThat(shell.output().out()).isEqualTo("42\n");
    }

    @Test
    void theExitIsSeenThoughOthersHoldUpTheCommonPool() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        ForkJoinPool pool = ForkJoinPool.commonPool();
        for (int i = 0; i < pool.getParallelism(); i++) {
            pool.execute(() -> holdUpUntil(over));
        }
        try {
            assertThat(shell.begin(line("true")).get(10, TimeUnit.SECONDS).succeeded())
                    .isTrue();
        } finally {
            over.countDown();
        }
    }

    private static void holdUpUntil(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void exitCodeAndBothStreamsAreKeptApart() throws Exception {
        Outcome outcome = shell.run(line("echo out; echo err >&2; exit 3"));

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.exitCode()).hasValue(3);
        assertThat(outcome.reason()).contains("exit code 3");
        assertThat(shell.output().out()).isEqualTo("out\n");
        assertThat(shell.output().err()).isEqualTo("err\n");
    }

    @Test
    void streamsInterleaveInTheOrderTheyWereWritten() throws Exception {
        shell.run(line("for i in 1 2 3; do echo $i; sleep 0.1; echo $i >&2; sleep 0.1; done"));

        assertThat(shell.output().order()).containsExactly(STDOUT, STDERR, STDOUT, STDERR, STDOUT, STDERR);
    }

    @ParameterizedTest
    @CsvSource({
        "KILL, signal 9 (SIGKILL)",
        "TERM, signal 15 (SIGTERM)",
        "SEGV, signal 11 (SIGSEGV)",
        "INT, signal 2 (SIGINT)"
    })
    void deathByASignalIsNamedAndHasNoExitCode(String signal, String named) throws Exception {
        Outcome outcome = shell.run(line("kill -" + signal + " $$"));

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.exitCode()).isEmpty();
        assertThat(outcome.reason().orElseThrow()).startsWith("killed by " + named);
        assertThat(shell.output().err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 125, 128, 137, 139, 143, 192, 255})
    void anExitCodeIsNeverTakenForASignal(int code) throws Exception {
        Outcome outcome = shell.run(argv("sh", "-c", "exit " + code));

        assertThat(outcome.exitCode()).hasValue(code);
        assertThat(outcome.reason()).contains("exit code " + code);
    }

    @Test
    void saysThatAShellPassesOnADeathByASignalAsAnExitCode() throws Exception {
        Outcome outcome = shell.run(line("sh -c 'kill -9 $$'; exit $?"));

        assertThat(outcome.exitCode()).hasValue(137);
        assertThat(outcome.reason())
                .contains("exit code 137: so a shell ends when what it ran was killed by signal 9 (SIGKILL)");
    }

    @Test
    void namesAFileThatDoesNotExist() throws Exception {
        Outcome outcome = shell.run(argv("/no/such/program", "x"));

        assertThat(outcome).isEqualTo(Outcome.failure("no such file: \"/no/such/program\""));
        assertThat(shell.run(argv("no-such-program")))
                .isEqualTo(Outcome.failure("no such program on the PATH: \"no-such-program\""));
        assertThat(shell.output().err()).isEmpty();
    }

    @Test
    void namesAFileThatIsNotExecutable() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "echo never\n");

        assertThat(shell.run(argv(file.toString()))).isEqualTo(Outcome.failure("not executable: \"" + file + "\""));
        assertThat(shell.run(argv("/tmp"))).isEqualTo(Outcome.failure("not a file: \"/tmp\""));
        assertThat(shell.run(argv("data").with("environment", Map.of("PATH", folder.toString()))))
                .isEqualTo(Outcome.failure("not executable: \"data\""));
    }

    @Test
    void explainsTheShellsOwnCodesForMissingAndNotExecutable() throws Exception {
        Outcome missing = shell.run(line("/no/such/program"));
        Outcome denied = shell.run(line("/etc/passwd"));

        assertThat(missing.exitCode()).hasValue(127);
        assertThat(missing.reason().orElseThrow()).contains("a program that it names does not exist (see stderr)");
        assertThat(denied.exitCode()).hasValue(126);
        assertThat(denied.reason().orElseThrow()).contains("is not executable (see stderr)");
        assertThat(shell.output().err()).contains("/no/such/program: ", "Permission denied");
    }

    @Test
    void explainsAMissingInterpreter() throws Exception {
        Path script = Files.writeString(folder.resolve("script"), "#!/no/such/interpreter\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        Outcome outcome = shell.run(argv(script.toString()));

        assertThat(outcome.exitCode()).hasValue(127);
        assertThat(outcome.reason().orElseThrow()).contains("a script whose interpreter does not exist");
    }

    @Test
    void namesADirectoryThatDoesNotExistOrIsNone() throws Exception {
        assertThat(shell.run(line("true").with("directory", "/no/such/folder")))
                .isEqualTo(Outcome.failure("directory does not exist: \"/no/such/folder\""));
        assertThat(shell.run(line("true").with("directory", "/etc/passwd")))
                .isEqualTo(Outcome.failure("not a directory: \"/etc/passwd\""));
    }

    @Test
    void runsInTheDirectoryAskedFor() throws Exception {
        shell.run(line("pwd").with("directory", folder.toRealPath().toString()));

        assertThat(shell.output().out()).isEqualTo(folder.toRealPath() + "\n");
    }

    @Test
    void hasASmallEnvironmentAndNothingOfTheAgents() throws Exception {
        assertThat(System.getenv()).isNotEmpty();

        shell.run(argv("env").with("environment", Map.of("COLOUR", "blue", "odd-name", "kept", "LANG", "de_DE.UTF-8")));

        List<String> names =
                shell.output().out().lines().map(v -> v.split("=")[0]).toList();
        assertThat(names).contains("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "STEWARD_COMMAND");
        assertThat(shell.output().out()).contains("COLOUR=blue\n", "odd-name=kept\n", "LANG=de_DE.UTF-8\n");
        assertThat(names)
                .isSubsetOf(
                        "PATH",
                        "HOME",
                        "USER",
                        "LOGNAME",
                        "SHELL",
                        "LANG",
                        "TZ",
                        "STEWARD_COMMAND",
                        "COLOUR",
                        "odd-name");
    }

    @Test
    void whatStandsBetweenHasNothingOfTheAgentsEither() throws Exception {
        shell.run(line("tr '\\0' '\\n' < /proc/$PPID/environ"));

        assertThat(shell.output().out().lines().map(v -> v.split("=")[0]))
                .contains("PATH")
                .isSubsetOf("PATH", "PWD", "OLDPWD", "SHLVL", "_");
    }

    @Test
    void runsAProgramWhoseNameContainsAnEqualsSign() throws Exception {
        Path script = Files.writeString(folder.resolve("a=b"), "#!/bin/sh\necho \"$1\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        shell.run(argv(script.toString(), "ran"));

        assertThat(shell.output().out()).isEqualTo("ran\n");
    }

    @Test
    void leavesNothingBehind() throws Exception {
        shell.run(line("cat").with("stdin", "secret"));

        assertThat(folder.resolve("commands")).isEmptyDirectory();
    }

    @Test
    void tellsThatItCannotTellWhereTheNodeHasNoWitness() {
        ShellRequest request =
                new ShellRequest(List.of("x"), false, Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
        Report report = new Report(OptionalLong.of(7), Optional.empty(), List.of());

        assertThat(new Ending(request, false).outcome(137, report).reason().orElseThrow())
                .startsWith("exit code 137, or killed by signal 9 (SIGKILL): this node has no setsid");
    }
}
