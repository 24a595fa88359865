package steward.console.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.LedgerSummary;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.Presence;
import steward.message.PresenceState;

class FleetModelTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final FleetModel model = new FleetModel(1_000);

    @Test
    void doesNotChangeASnapshotThatWasGivenOut() {
        for (int n = 0; n < 600; n++) {
            model.answered(node(n), cell("a", CommandState.RUNNING), NOW);
        }
        Fleet before = model.snapshot(NOW);
        List<NodeStatus> copy = List.copyOf(before.nodes());
        for (int n = 0; n < 900; n++) {
            model.answered(node(n), cell("a", CommandState.FAILED), NOW.plusSeconds(1));
        }
        Fleet after = model.snapshot(NOW.plusSeconds(1));
        assertThat(before.nodes()).isEqualTo(copy);
        assertThat(before.node(node(700))).isEmpty();
        assertThat(after.nodes()).hasSize(900);
        assertThat(after.node(node(700))).isPresent();
        assertThat(after.version()).isGreaterThan(before.version());
    }

    @Test
    void sharesWhatDidNotChange() {
        for (int n = 0; n < 600; n++) {
            model.answered(node(n), cell("a", CommandState.RUNNING), NOW);
        }
        Fleet before = model.snapshot(NOW);
        assertThat(model.snapshot(NOW.plusSeconds(9))).isSameAs(before);
        model.answered(node(0), cell("a", CommandState.SUCCEEDED), NOW);
        Fleet after = model.snapshot(NOW);
        assertThat(after.nodes().get(599)).isSameAs(before.nodes().get(599));
        assertThat(after.nodes().get(0)).isNotSameAs(before.nodes().get(0));
    }

    @Test
    void agreesWithAPlainMapWhateverHappens() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            FleetModel tried = new FleetModel(2_000);
            Map<NodeName, CommandState> plain = new HashMap<>();
            for (int step = 0; step < 5_000; step++) {
                NodeName name = node(random.nextInt(1_500));
                CommandState state = random.nextBoolean() ? CommandState.RUNNING : CommandState.FAILED;
                tried.answered(name, cell("a", state), NOW);
                plain.put(name, state);
                if (random.nextInt(50) == 0) {
                    Fleet fleet = tried.snapshot(NOW);
                    assertThat(fleet.nodes()).hasSize(plain.size());
                    plain.forEach((known, expected) -> assertThat(fleet.node(known)
                                    .orElseThrow()
                                    .cells()
                                    .get(0)
                                    .state())
                            .isEqualTo(expected));
                }
            }
        }
    }

    @Test
    void tellsOnlineStaleStoppedAndUnannouncedApart() {
        NodeName ship1 = node(1);
        model.answered(ship1, cell("a", CommandState.SUCCEEDED), NOW);
        assertThat(status(ship1).contact(NOW)).isEqualTo(Contact.UNANNOUNCED);
        model.heard(presence(ship1, PresenceState.ALIVE), NOW);
        assertThat(status(ship1).contact(NOW.plusSeconds(90))).isEqualTo(Contact.ONLINE);
        assertThat(status(ship1).contact(NOW.plusSeconds(91))).isEqualTo(Contact.STALE);
        assertThat(status(ship1).age(NOW.plusSeconds(91))).isEqualTo(Duration.ofSeconds(91));
        model.heard(presence(ship1, PresenceState.STOPPED), NOW);
        assertThat(status(ship1).contact(NOW)).isEqualTo(Contact.STOPPED);
    }

    @Test
    void takesAnAnswerForASignOfLife() {
        NodeName ship1 = node(1);
        model.heard(presence(ship1, PresenceState.ALIVE), NOW);
        model.answered(ship1, cell("a", CommandState.SUCCEEDED), NOW.plusSeconds(60));
        assertThat(status(ship1).contact(NOW.plusSeconds(140))).isEqualTo(Contact.ONLINE);
    }

    @Test
    void keepsOneCellPerColumnInOrder() {
        NodeName ship1 = node(1);
        model.answered(ship1, cell("b", CommandState.RUNNING), NOW);
        model.answered(ship1, cell("a", CommandState.RUNNING), NOW);
        model.answered(ship1, cell("b", CommandState.FAILED), NOW);
        assertThat(status(ship1).cells())
                .extracting(cell -> cell.column().toString())
                .containsExactly("shellcommand.a", "shellcommand.b");
        assertThat(status(ship1).cell(new Column(new MethodName("shellcommand"), new Domain("b"))))
                .get()
                .extracting(Cell::state)
                .isEqualTo(CommandState.FAILED);
        assertThat(model.snapshot(NOW).columns()).hasSize(2);
    }

    @Test
    void countsNodesAndColumnsBeyondItsBounds() {
        FleetModel small = new FleetModel(3);
        for (int n = 0; n < 5; n++) {
            small.answered(node(n), cell("a", CommandState.RUNNING), NOW);
            small.answered(node(n), cell("a", CommandState.RUNNING), NOW);
        }
        for (int n = 0; n <= FleetModel.MOST_COLUMNS; n++) {
            small.answered(node(0), cell("d" + n, CommandState.RUNNING), NOW);
        }
        Fleet fleet = small.snapshot(NOW);
        assertThat(fleet.nodes()).hasSize(3);
        assertThat(fleet.unshownNodes()).isEqualTo(2);
        assertThat(fleet.columns()).hasSize(FleetModel.MOST_COLUMNS);
        assertThat(fleet.unshownAnswers()).isEqualTo(2);
        assertThat(fleet.node(node(0)).orElseThrow().cells()).hasSize(NodeStatus.MOST_CELLS);
    }

    @Test
    void makesSnapshotsOfAHundredThousandNodesUnderLoad() {
        FleetModel large = new FleetModel(FleetModel.MOST_NODES);
        for (int n = 0; n < 100_000; n++) {
            for (String domain : new String[] {"a", "b", "c", "d", "e"}) {
                large.answered(node(n), cell(domain, CommandState.SUCCEEDED), NOW);
            }
        }
        large.snapshot(NOW);
        Random random = new Random(1);
        long slowest = 0;
        long begun = System.nanoTime();
        for (int round = 0; round < 50; round++) {
            for (int change = 0; change < 1_000; change++) {
                large.answered(node(random.nextInt(100_000)), cell("c", CommandState.FAILED), NOW);
            }
            long before = System.nanoTime();
            Fleet fleet = large.snapshot(NOW.plusSeconds(round));
            slowest = Math.max(slowest, System.nanoTime() - before);
            assertThat(fleet.nodes()).hasSize(100_000);
        }
        long all = System.nanoTime() - begun;
        System.out.println("100,000 nodes x 5: 1,000 answers and a snapshot in " + all / 50 / 1_000
                + " us on average, the slowest snapshot in " + slowest / 1_000 + " us");
    }

    private NodeStatus status(NodeName name) {
        return model.snapshot(NOW).node(name).orElseThrow();
    }

    private static NodeName node(int number) {
        return new NodeName("node" + number);
    }

    private static Cell cell(String domain, CommandState state) {
        return new Cell(
                new Column(new MethodName("shellcommand"), new Domain(domain)),
                state,
                NOW,
                OptionalInt.empty(),
                new CommandId(new UUID(1, 1)),
                new JobId(new UUID(1, 2)));
    }

    private static Presence presence(NodeName node, PresenceState state) {
        MessageId id = new MessageId(new UUID(1, 3));
        return new Presence(
                node,
                id,
                state,
                "0.1.0",
                NOW,
                PERIOD,
                NOW,
                "boot",
                "host",
                Duration.ZERO,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                new LedgerSummary(id, 1, NOW, NOW, 0, 0, List.of(), 0));
    }
}
