package steward.console.cli.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import steward.console.cli.render.Table.Heading;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.console.job.Undelivered;
import steward.console.text.AgeText;
import steward.message.CommandState;

/**
 * Nodes by subjects: the state of the last answer and its age, and how many commands the node has not yet confirmed to
 * have. Subjects that do not fit beside each other are printed in further blocks, so nothing is left out.
 */
public final class GridText {
    private static final int NODE_WIDTH = 20;

    private GridText() {}

    /** The grid of these rows, in their order, with a line per node in each block. */
    public static String of(List<GridRow> rows, Instant now, Screen screen) {
        TreeSet<Column> subjects = new TreeSet<>();
        rows.forEach(row -> subjects.addAll(row.columns()));
        Table whole = table(rows, List.copyOf(subjects), now);
        StringBuilder text = new StringBuilder();
        List<Column> block = new ArrayList<>();
        int left = room(whole, screen);
        int column = 2;
        for (Column subject : subjects) {
            int needed = Table.GAP + whole.narrowest(column++);
            if (needed > left && !block.isEmpty()) {
                text.append(table(rows, block, now).print(screen)).append('\n');
                block.clear();
                left = room(whole, screen);
            }
            block.add(subject);
            left -= needed;
        }
        return text.append(table(rows, block, now).print(screen)).toString();
    }

    /** The cells of a line that are left for subjects. */
    private static int room(Table table, Screen screen) {
        return screen.width() - Math.min(NODE_WIDTH, table.widest(0)) - Table.GAP - table.widest(1);
    }

    private static Table table(List<GridRow> rows, List<Column> subjects, Instant now) {
        List<Heading> headings = new ArrayList<>();
        headings.add(Heading.shrinking("NODE"));
        headings.add(Heading.of("LINK"));
        subjects.forEach(subject -> headings.add(Heading.shrinkingAlone(subject.toString())));
        Table table = new Table(headings);
        for (GridRow row : rows) {
            List<Piece> pieces = new ArrayList<>();
            pieces.add(Piece.of(row.name()));
            pieces.add(link(row, now));
            subjects.forEach(subject -> pieces.add(cell(row, subject, now)));
            table.row(pieces);
        }
        return table;
    }

    private static Piece link(GridRow row, Instant now) {
        return row.status()
                .map(node -> {
                    Piece contact = ContactText.of(node.contact(now));
                    return new Piece(contact.text() + " " + AgeText.of(node.age(now)), contact.tone());
                })
                .orElse(new Piece("? never heard", Tone.DIM));
    }

    private static Piece cell(GridRow row, Column subject, Instant now) {
        Optional<Cell> found = row.status().flatMap(node -> node.cell(subject));
        @Nullable Undelivered waiting = row.undelivered().get(subject);
        if (found.isEmpty()) {
            return waiting == null ? Piece.none() : queued(waiting, now);
        }
        Cell cell = found.get();
        Piece state = StateText.of(cell.state(), cell.exitCode());
        String more = waiting == null ? "" : " +" + waiting.count() + " queued";
        String percent = cell.percent().isPresent() ? " " + cell.percent().getAsInt() + " %" : "";
        return new Piece(state.text() + percent + " " + AgeText.between(cell.at(), now) + more, state.tone());
    }

    private static Piece queued(Undelivered waiting, Instant now) {
        String count = waiting.count() == 1 ? "" : waiting.count() + " ";
        String text = StateText.sign(CommandState.QUEUED) + " " + count + CommandState.QUEUED;
        return new Piece(text + " " + AgeText.between(waiting.oldest(), now), StateText.tone(CommandState.QUEUED));
    }
}
