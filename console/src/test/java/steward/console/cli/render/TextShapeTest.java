package steward.console.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import steward.console.fleet.Cell;
import steward.console.fleet.NodeStatus;
import steward.console.text.TextWidth;
import steward.message.Attributes;
import steward.message.CommandState;
import steward.message.PresenceState;

class TextShapeTest {
    private static final List<NodeStatus> NODES = List.of(
            Samples.online(
                    "ship1",
                    Samples.cell("shellcommand", "operatingsystem", CommandState.SUCCEEDED, 0, Duration.ofSeconds(4)),
                    Samples.cell("hello", "operatingsystem", CommandState.RUNNING, -1, Duration.ofMinutes(2))),
            Samples.node(
                    "ship-with-a-name-that-is-rather-long",
                    PresenceState.ALIVE,
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(90),
                    Samples.cell("shellcommand", "operatingsystem", CommandState.FAILED, 3, Duration.ofHours(5))),
            Samples.node("ship3", PresenceState.STOPPED, Duration.ofDays(3), Duration.ZERO),
            Samples.unannounced(
                    "ship4", Samples.cell("shellcommand", "nginx", CommandState.INTERRUPTED, -1, Duration.ofDays(40))));

    private static final List<GridRow> ROWS = GridRow.of(
            NODES,
            List.of(
                    Samples.undelivered("ship1", "shellcommand", 2),
                    Samples.undelivered("ship3", "shellcommand", 1),
                    Samples.undelivered("ship9", "shellcommand", 3)));

    @Test
    void nodes() {
        Golden.assertText("nodes.txt", NodesText.of(NODES, Samples.NOW, Screen.plain()));
    }

    @Test
    void grid() {
        Golden.assertText("grid.txt", GridText.of(ROWS, Samples.NOW, Screen.plain()));
    }

    @Test
    void aGridFitsTheTerminalAndLeavesNothingOut() {
        for (int width : List.of(60, 80, 100, 132)) {
            String text = GridText.of(ROWS, Samples.NOW, new Screen(width, false));
            assertThat(text.lines())
                    .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width));
            assertThat(text)
                    .contains("SUCCEEDED 4s", "RUNNING 2m", "FAILED(3) 5h", "INTERRUPTED 40d", "stale 5m")
                    .contains("SUCCEEDED 4s +2 queued", "3 QUEUED 2h", "never heard");
        }
        Golden.assertText("grid-80.txt", GridText.of(ROWS, Samples.NOW, new Screen(80, false)));
    }

    @Test
    void aGridOfManySubjectsGoesOnInFurtherBlocks() {
        Cell[] cells = IntStream.range(0, 9)
                .mapToObj(i -> Samples.cell("m" + i, "d", CommandState.TIMED_OUT, -1, Duration.ofSeconds(i)))
                .toArray(Cell[]::new);
        List<NodeStatus> nodes = List.of(Samples.online("ship1", cells));
        String text = GridText.of(GridRow.of(nodes, List.of()), Samples.NOW, new Screen(80, false));
        assertThat(text.lines().filter(line -> line.startsWith("NODE"))).hasSizeGreaterThan(2);
        assertThat(text).contains("m0.d", "m8.d").contains("TIMED_OUT 8s");
    }

    @Test
    void coloursAreThereOnlyWhereTheyAreWanted() {
        String plain = GridText.of(ROWS, Samples.NOW, new Screen(80, false));
        String coloured = GridText.of(ROWS, Samples.NOW, new Screen(80, true));
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[31m✗ FAILED(3) 5h\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
    }

    @Test
    void jobs() {
        Golden.assertText(
                "jobs.txt",
                JobsText.of(
                        List.of(
                                Samples.summary(Map.of(CommandState.SUCCEEDED, 2)),
                                Samples.summary(Map.of(CommandState.FAILED, 1, CommandState.QUEUED, 12))),
                        0,
                        Samples.NOW,
                        Screen.plain()));
    }

    @Test
    void jobsEndWithWhatTheHistoryNoLongerHolds() {
        assertThat(JobsText.of(List.of(), 7, Samples.NOW, Screen.plain()))
                .endsWith("\n7 commands of older jobs left the history to make room\n");
    }

    @Test
    void job() {
        String text = JobText.of(Samples.job(), Samples.job().commands(), Samples.NOW, Screen.plain());
        Golden.assertText("job.txt", text);
        assertThat(text).doesNotContain("\u001b").contains("exit code 3 \\x1b[31mred");
    }

    @Test
    void outcome() {
        assertThat(OutcomeText.of(Samples.failed(1, "ship1"), Screen.plain()))
                .isEqualTo("ship1: ✗ FAILED, exit code 3, after 1s250ms: exit code 3 \\x1b[31mred");
        assertThat(OutcomeText.summary(List.of(CommandState.FAILED, CommandState.SUCCEEDED, CommandState.SUCCEEDED)))
                .isEqualTo("3 nodes: 2 SUCCEEDED, 1 FAILED");
    }

    @Test
    void preview() {
        assertThat(PreviewText.counts(Samples.preview()))
                .isEqualTo("3 nodes, 1 of them offline: ship2, 1 of them unknown: ship9; "
                        + "2 earlier commands for them have not ended");
    }

    @Test
    void eventsAreOneLineEach() {
        assertThat(EventText.of(Samples.event(Attributes.of("text", "disk full\nat /srv\n\tand more")), Screen.plain()))
                .isEqualTo("2026-01-31 12:00:00Z  ship1  error  error.operatingsystem  "
                        + "text=\"disk full\" (and 2 more lines, see --json)");
        assertThat(EventText.of(Samples.event(Attributes.of("code", 7)), Screen.plain()))
                .endsWith("  code=7");
    }

    @Test
    void everyStateHasASignOfItsOwn() {
        assertThat(List.of(CommandState.values()).stream().map(StateText::sign).collect(Collectors.toSet()))
                .hasSameSizeAs(CommandState.values());
    }
}
