package steward.console.desktop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import steward.console.fleet.Cell;
import steward.console.fleet.NodeStatus;
import steward.message.CommandState;

/** Nodes with answers, the same for the same seed. */
public final class SampleFleet {
    private static final String[] SITES = {"bergen", "oslo", "tromso", "stavanger", "at-sea"};
    private static final String[][] SUBJECTS = {
        {"shellcommand", "operatingsystem"},
        {"shellcommand", "nginx"},
        {"filecopy", "charts"},
        {"hello", "operatingsystem"},
    };

    private SampleFleet() {}

    /** So many nodes as of that time. */
    public static List<NodeStatus> of(int count, Instant now) {
        Random random = new Random(7);
        List<NodeStatus> nodes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            long silent = random.nextInt(10) == 0 ? 60 + random.nextInt(100_000) : random.nextInt(40);
            List<Cell> cells = new ArrayList<>();
            for (String[] subject : SUBJECTS) {
                if (random.nextInt(5) > 0) {
                    cells.add(Nodes.cell(
                            subject[0],
                            subject[1],
                            state(random),
                            now.minusSeconds(random.nextInt(8000)),
                            i * 10L + cells.size()));
                }
            }
            nodes.add(Nodes.node(
                    "ship" + i,
                    now.minusSeconds(silent),
                    Map.of("site", SITES[i % SITES.length], "class", i % 3 == 0 ? "ferry" : "tug"),
                    cells.toArray(Cell[]::new)));
        }
        return nodes;
    }

    private static CommandState state(Random random) {
        int roll = random.nextInt(40);
        if (roll < 28) {
            return CommandState.SUCCEEDED;
        }
        CommandState[] others = {
            CommandState.RECEIVED,
            CommandState.RUNNING,
            CommandState.RUNNING,
            CommandState.FAILED,
            CommandState.FAILED,
            CommandState.TIMED_OUT,
            CommandState.REJECTED,
            CommandState.EXPIRED,
            CommandState.CANCELLED,
            CommandState.INTERRUPTED,
            CommandState.QUEUED,
            CommandState.SUCCEEDED
        };
        return others[roll - 28];
    }
}
