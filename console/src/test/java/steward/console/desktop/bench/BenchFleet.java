package steward.console.desktop.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import steward.console.desktop.Nodes;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.console.fleet.NodeStatus;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MethodName;

/** Nodes with an answer on each of their subjects, and further answers. */
final class BenchFleet {
    /** How many subjects each node has. */
    static final int SUBJECTS = 5;

    private static final List<Column> COLUMNS = List.of(
            column("filecopy", "charts"),
            column("hello", "operatingsystem"),
            column("process", "operatingsystem"),
            column("shellcommand", "nginx"),
            column("shellcommand", "operatingsystem"));
    private static final List<CommandState> STATES = List.of(
            CommandState.RECEIVED,
            CommandState.RUNNING,
            CommandState.SUCCEEDED,
            CommandState.SUCCEEDED,
            CommandState.SUCCEEDED,
            CommandState.TIMED_OUT);

    private BenchFleet() {}

    private static Column column(String method, String domain) {
        return new Column(new MethodName(method), new Domain(domain));
    }

    /** So many nodes. */
    static List<NodeStatus> of(int count) {
        Random random = new Random(count);
        Instant now = Instant.now();
        List<NodeStatus> nodes = new ArrayList<>(count);
        for (int node = 0; node < count; node++) {
            Cell[] cells = new Cell[SUBJECTS];
            for (int subject = 0; subject < SUBJECTS; subject++) {
                cells[subject] = cell(subject, random, now.minusSeconds(random.nextInt(9_000)), 0);
            }
            nodes.add(Nodes.node(
                    "ship" + node,
                    now,
                    Map.of("class", node % 4 == 0 ? "tug" : "ferry", "site", "site" + node % 20),
                    cells));
        }
        return nodes;
    }

    /** An answer of any of so many nodes. */
    static Ack answer(int nodes, Random random) {
        return new Ack(random.nextInt(nodes), cell(random.nextInt(SUBJECTS), random, Instant.now(), 0));
    }

    /** An answer of that node that can be told from all others by its exit code. */
    static Ack marked(int node, int exitCode, Random random) {
        return new Ack(node, cell(0, random, Instant.now(), exitCode));
    }

    /** Which of a node's subjects that is. */
    static int subjectOf(Column column) {
        return COLUMNS.indexOf(column);
    }

    private static Cell cell(int subject, Random random, Instant at, int exitCode) {
        return new Cell(
                COLUMNS.get(subject),
                exitCode > 0 ? CommandState.FAILED : STATES.get(random.nextInt(STATES.size())),
                at,
                exitCode > 0 ? OptionalInt.of(exitCode) : OptionalInt.empty(),
                new CommandId(new UUID(random.nextLong(), random.nextLong())),
                new JobId(new UUID(1, 1)));
    }
}
