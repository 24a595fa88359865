package steward.agent.handler.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import steward.agent.handler.shell.CommandTree.Member;
import steward.agent.handler.shell.ProcessTable.Entry;

/** Process numbers come round again: what has the number of a process of the command need not be that process. */
class CommandTreeTest {
    /** More than any process has. */
    private static final long LEADER = 1L << 30;

    private static final long CHILD = LEADER + 1;

    @Test
    void signalsNobodyWhoGotTheNumberOfAnother() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        try (Writer in = process.outputWriter();
                BufferedReader out = process.inputReader()) {
            long start = ProcessTable.find(process.pid()).orElseThrow().start();

            new Member(process.pid(), start - 1, "an earlier one", false).signal(true);

            in.write("alive\n");
            in.flush();
            assertThat(out.readLine()).isEqualTo("alive");
            new Member(process.pid(), start, "cat", false).signal(true);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void takesNoSessionForItsOwnWhoseNumberHasComeRound() throws Exception {
        CommandTree tree = new CommandTree("none", Optional.empty(), () -> OptionalLong.of(LEADER));
        Entry leader = new Entry(LEADER, 1, LEADER, LEADER, 10);
        Entry child = new Entry(CHILD, LEADER, LEADER, LEADER, 11);
        assertThat(tree.among(List.of(leader, child))).extracting(Member::pid).containsExactly(LEADER, CHILD);
        assertThat(tree.among(List.of(child))).extracting(Member::pid).containsExactly(CHILD);

        Entry stranger = new Entry(LEADER, 1, LEADER, LEADER, 12);
        Entry itsChild = new Entry(CHILD, LEADER, LEADER, LEADER, 13);

        assertThat(tree.among(List.of(stranger, itsChild))).isEmpty();
    }
}
