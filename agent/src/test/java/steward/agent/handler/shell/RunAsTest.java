package steward.agent.handler.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static steward.agent.handler.shell.Shell.argv;
import static steward.agent.handler.shell.Shell.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;

@Timeout(60)
class RunAsTest {
    private static final String OTHER = "nobody";

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(folder);
    }

    @Test
    void aRootAgentRunsItAsThatUserWithThatUsersEnvironment() throws Exception {
        assumeRoot();

        Outcome outcome =
                shell.run(line("id -un; id -u; pwd; echo $USER $LOGNAME").with("runAs", OTHER));

        assertThat(outcome.succeeded()).isTrue();
        assertThat(shell.output().out().lines()).startsWith("nobody", "65534").endsWith("/", "nobody nobody");
    }

    @Test
    void thatUserHasNoneOfRootsGroupsAndPowers() throws Exception {
        assumeRoot();

        shell.run(line("id -G; grep CapEff /proc/self/status; cat /etc/shadow").with("runAs", OTHER));

        assertThat(shell.output().out().lines().toList().get(0).split(" ")).doesNotContain("0");
        assertThat(shell.output().out()).contains("CapEff:\t0000000000000000");
        assertThat(shell.output().err()).contains("/etc/shadow: Permission denied");
    }

    @Test
    void thatUserCanOpenItsOutputAnew() throws Exception {
        assumeRoot();

        shell.run(line("echo out > /dev/stdout; echo err > /dev/stderr").with("runAs", OTHER));

        assertThat(shell.output().out()).isEqualTo("out\n");
        assertThat(shell.output().err()).isEqualTo("err\n");
    }

    @Test
    void filesAndFoldersAreJudgedAsThatUserSeesThem() throws Exception {
        assumeRoot();
        Path program = Files.createFile(folder.resolve("program"));
        assertThat(program.toFile().setExecutable(true, true)).isTrue();

        assertThat(shell.run(line("true").with("directory", folder.toString()).with("runAs", OTHER)))
                .isEqualTo(Outcome.failure("directory may not be entered: \"" + folder + "\" (as user nobody)"));
        assertThat(shell.run(argv(program.toString()).with("runAs", OTHER))
                        .reason()
                        .orElseThrow())
                .startsWith("no such file: \"")
                .endsWith("(as user nobody)");
    }

    @Test
    void exitCodesSignalsAndStandardInputWorkAsForTheAgentsOwnUser() throws Exception {
        assumeRoot();

        assertThat(shell.run(line("cat; exit 9").with("stdin", "text").with("runAs", OTHER))
                        .exitCode())
                .hasValue(9);
        assertThat(shell.run(line("kill -9 $$").with("runAs", OTHER)).reason())
                .contains("killed by signal 9 (SIGKILL)");
        assertThat(shell.output().out()).isEqualTo("text");
    }

    @Test
    void itIsEndedWithAllThatItStarted() throws Exception {
        assumeRoot();
        CompletableFuture<Outcome> running =
                shell.begin(line("setsid sleep 1234 & echo on; sleep 1000; :").with("runAs", OTHER));
        Awaitility.await().until(() -> shell.output().out().equals("on\n"));

        CommandTree tree = new CommandTree(shell.id() + ".1", Optional.empty(), OptionalLong::empty);
        Awaitility.await().until(() -> tree.alive().size() == 3);
        shell.stop(StopReason.RUN_LIMIT);

        assertThat(running.get(30, TimeUnit.SECONDS).reason().orElseThrow())
                .contains("ended 3 processes", "had left the session: 1 process");
    }

    @Test
    void namesAUserThatDoesNotExist() throws Exception {
        assumeRoot();

        assertThat(shell.run(line("true").with("runAs", "no-such-user")))
                .isEqualTo(Outcome.failure("cannot run as no-such-user: this node has no such user"));
        assertThat(shell.run(line("true").with("runAs", "65534")).reason().orElseThrow())
                .contains("no such user");
    }

    @Test
    void theAgentsOwnUserNeedsNoChange() throws Exception {
        Outcome outcome = shell.run(line("id -un").with("runAs", System.getProperty("user.name")));

        assertThat(outcome.succeeded()).isTrue();
        assertThat(shell.output().out()).isEqualTo(System.getProperty("user.name") + "\n");
    }

    @Test
    void anAgentThatIsNotRootRefusesAndSaysWhatToDo() {
        Accounts accounts = new Accounts(new Tools(Tools.searchPath()));

        assertThatThrownBy(() -> accounts.toRunAs(Optional.of("somebody-else"), 1000))
                .hasMessageStartingWith("cannot run as somebody-else: this agent runs as ")
                .hasMessageEndingWith("leave runAs out or run the agent as root");
    }

    private void assumeRoot() throws IOException {
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid")), "needs root");
    }
}
