package steward.console.cli.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import steward.console.cli.render.Table.Heading;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.console.fleet.NodeStatus;
import steward.console.text.AgeText;

/**
 * Nodes by subjects: the state of the last ack and its age. Subjects that do not fit beside each other are printed in
 * further blocks, so nothing is left out.
 */
public final class GridText {
    private static final int GAP = 2;
    private static final int NODE_WIDTH = 20;
    private static final int LINK_WIDTH = 20;
    private static final int CELL_WIDTH = 18;

    private GridText() {}

    /** The grid of these nodes, in their order, with a line per node in each block. */
    public static String of(List<NodeStatus> nodes, Collection<Column> subjects, Instant now, Screen screen) {
        List<Column> shown = subjects.stream()
                .filter(subject ->
                        nodes.stream().anyMatch(node -> node.cell(subject).isPresent()))
                .toList();
        StringBuilder text = new StringBuilder();
        int perBlock = Math.max(1, (screen.width() - NODE_WIDTH - LINK_WIDTH) / (CELL_WIDTH + GAP));
        int from = 0;
        do {
            List<Column> block = shown.subList(from, Math.min(shown.size(), from + perBlock));
            text.append(text.isEmpty() ? "" : "\n").append(block(nodes, block, now, screen));
            from += block.size();
        } while (from < shown.size());
        return text.toString();
    }

    private static String block(List<NodeStatus> nodes, List<Column> subjects, Instant now, Screen screen) {
        List<Heading> headings = new ArrayList<>();
        headings.add(Heading.shrinking("NODE"));
        headings.add(Heading.of("LINK"));
        subjects.forEach(subject -> headings.add(Heading.shrinking(subject.toString())));
        Table table = new Table(headings);
        for (NodeStatus node : nodes) {
            List<Piece> row = new ArrayList<>();
            row.add(Piece.of(node.name()));
            Piece contact = ContactText.of(node.contact(now));
            row.add(new Piece(contact.text() + " " + AgeText.of(node.age(now)), contact.tone()));
            subjects.forEach(subject -> row.add(cell(node.cell(subject), now)));
            table.row(row);
        }
        return table.print(screen);
    }

    private static Piece cell(Optional<Cell> found, Instant now) {
        if (found.isEmpty()) {
            return Piece.none();
        }
        Cell cell = found.get();
        Piece state = StateText.of(cell.state(), cell.exitCode());
        return new Piece(state.text() + " " + AgeText.between(cell.at(), now), state.tone());
    }
}
