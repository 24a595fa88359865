package steward.console.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import steward.console.cli.render.Table.Heading;
import steward.console.fleet.NodeStatus;
import steward.console.text.AgeText;
import steward.console.text.TimeText;
import steward.message.Presence;
import steward.time.Durations;

/** What nodes last said of themselves, one line each. */
public final class NodesText {
    private static final Duration NOTABLE_OFFSET = Duration.ofSeconds(1);

    private NodesText() {}

    /** The table of these nodes, in their order. */
    public static String of(List<NodeStatus> nodes, Instant now, Screen screen) {
        Table table = new Table(
                Heading.shrinking("NODE"),
                Heading.of("STATE"),
                Heading.of("LAST CONTACT"),
                Heading.right("AGE"),
                Heading.shrinking("VERSION"),
                Heading.right("QUEUED"),
                Heading.right("RUNNING"),
                Heading.of("CLOCK"),
                Heading.shrinking("LABELS"));
        for (NodeStatus node : nodes) {
            table.row(
                    Piece.of(node.name()),
                    ContactText.of(node.contact(now)),
                    Piece.of(TimeText.seconds(node.heardAt())),
                    Piece.of(AgeText.of(node.age(now))),
                    Piece.of(node.presence().map(Presence::version).orElse("")),
                    count(node, node.queued()),
                    count(node, node.running()),
                    clock(node),
                    Piece.of(labels(node.presence().map(Presence::labels).orElse(Map.of()))));
        }
        return table.print(screen);
    }

    private static Piece count(NodeStatus node, int count) {
        return node.presence().isEmpty() ? Piece.none() : Piece.of(count);
    }

    private static Piece clock(NodeStatus node) {
        Duration offset = node.presence().map(Presence::clockOffset).orElse(Duration.ZERO);
        if (offset.abs().compareTo(NOTABLE_OFFSET) < 0) {
            return node.presence().isEmpty() ? Piece.none() : Piece.of("ok");
        }
        Duration size = Duration.ofSeconds(offset.abs().toSeconds());
        return new Piece((offset.isNegative() ? "-" : "+") + Durations.print(size), Tone.DOUBTFUL);
    }

    private static String labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
