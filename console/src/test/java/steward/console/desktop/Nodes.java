package steward.console.desktop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.console.fleet.NodeStatus;
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
import steward.message.ProcessStatus;

/** Nodes that never were, for views that need something to show. */
public final class Nodes {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Nodes() {}

    /** A node that was heard at that time. */
    public static NodeStatus node(String name, Instant heardAt, Map<String, String> labels, Cell... cells) {
        return new NodeStatus(
                new NodeName(name), Optional.of(presence(name, heardAt, labels)), heardAt, List.of(cells));
    }

    /** The node with another answer. */
    public static NodeStatus answered(NodeStatus node, Cell cell, Instant at) {
        List<Cell> cells = new ArrayList<>(node.cells());
        cells.removeIf(known -> known.column().equals(cell.column()));
        cells.add(cell);
        return new NodeStatus(node.name(), node.presence(), at, cells);
    }

    /** An answer. */
    public static Cell cell(String method, String domain, CommandState state, Instant at, long sequence) {
        OptionalInt code = state == CommandState.FAILED
                ? OptionalInt.of(3)
                : state == CommandState.SUCCEEDED ? OptionalInt.of(0) : OptionalInt.empty();
        return new Cell(
                new Column(new MethodName(method), new Domain(domain)),
                state,
                at,
                code,
                new CommandId(new UUID(sequence, 1)),
                new JobId(new UUID(sequence, 2)));
    }

    /** What a node says of itself. */
    public static Presence presence(String name, Instant at, Map<String, String> labels) {
        MessageId id = new MessageId(new UUID(1, 1));
        return new Presence(
                new NodeName(name),
                id,
                PresenceState.ALIVE,
                "0.1.0",
                at,
                Duration.ofSeconds(30),
                START,
                "5f0f4b9e-boot",
                name + " (process 4711)",
                Duration.ofMillis(name.hashCode() % 7 == 0 ? 2300 : 3),
                labels,
                Map.of("os", "Debian GNU/Linux 12", "kernel", "6.1.0-18-amd64", "arch", "amd64", "cpus", "4"),
                List.of("10.20.30." + Math.floorMod(name.hashCode(), 250)),
                List.of(new MethodName("shellcommand"), new MethodName("hello"), new MethodName("process")),
                List.of(new ProcessStatus(
                        new MethodName("shellcommand"),
                        new Domain("operatingsystem"),
                        ProcessStatus.State.RUNNING,
                        Math.floorMod(name.hashCode(), 5) == 0 ? 2 : 0,
                        0,
                        0)),
                new LedgerSummary(id, 1, START, START, 10, 0, List.of(), 0));
    }
}
