package steward.console.cli.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import steward.console.text.TextWidth;

/** Rows under headings. Columns that may shrink are shortened in the middle until a line fits the screen. */
final class Table {
    static final int GAP = 2;
    private static final int NARROWEST = 12;

    private final List<Heading> headings;
    private final List<List<Piece>> rows = new ArrayList<>();

    Table(Heading... headings) {
        this.headings = List.of(headings);
    }

    Table(List<Heading> headings) {
        this.headings = List.copyOf(headings);
    }

    /** A column. */
    record Heading(String text, Fit fit, boolean right) {
        /** What of a column may be shortened. */
        enum Fit {
            NOTHING,
            THE_HEADING,
            EVERYTHING
        }

        static Heading of(String text) {
            return new Heading(text, Fit.NOTHING, false);
        }

        static Heading shrinking(String text) {
            return new Heading(text, Fit.EVERYTHING, false);
        }

        static Heading shrinkingAlone(String text) {
            return new Heading(text, Fit.THE_HEADING, false);
        }

        static Heading right(String text) {
            return new Heading(text, Fit.NOTHING, true);
        }
    }

    void row(Piece... pieces) {
        row(Arrays.asList(pieces));
    }

    void row(List<Piece> pieces) {
        if (pieces.size() != headings.size()) {
            throw new IllegalArgumentException(pieces.size() + " pieces for " + headings.size() + " columns");
        }
        rows.add(List.copyOf(pieces));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    String print(Screen screen) {
        int[] widths = fitted(screen.width());
        StringBuilder text = new StringBuilder();
        List<Piece> titles = headings.stream()
                .map(heading -> new Piece(heading.text(), Tone.BOLD))
                .toList();
        line(text, titles, widths, screen.colours());
        rows.forEach(row -> line(text, row, widths, screen.colours()));
        return text.toString();
    }

    private void line(StringBuilder text, List<Piece> row, int[] widths, boolean colours) {
        StringBuilder line = new StringBuilder();
        int blank = 0;
        for (int i = 0; i < row.size(); i++) {
            Piece piece = row.get(i);
            String fitting = TextWidth.shortened(piece.text(), widths[i]);
            int rest = widths[i] - TextWidth.of(fitting);
            int before = headings.get(i).right() ? rest : 0;
            if (!fitting.isEmpty()) {
                line.append(" ".repeat(blank + before)).append(piece.tone().paint(fitting, colours));
                blank = 0;
                before = 0;
            }
            blank += before + (headings.get(i).right() && !fitting.isEmpty() ? 0 : rest) + GAP;
        }
        text.append(line).append('\n');
    }

    /** How wide the column is when nothing is shortened. */
    int widest(int column) {
        int widest = TextWidth.of(headings.get(column).text());
        for (List<Piece> row : rows) {
            widest = Math.max(widest, TextWidth.of(row.get(column).text()));
        }
        return widest;
    }

    /** How narrow the column can be made. */
    int narrowest(int column) {
        int widest = 0;
        for (List<Piece> row : rows) {
            widest = Math.max(widest, TextWidth.of(row.get(column).text()));
        }
        int heading = TextWidth.of(headings.get(column).text());
        return switch (headings.get(column).fit()) {
            case NOTHING -> Math.max(widest, heading);
            case THE_HEADING -> Math.max(widest, Math.min(heading, NARROWEST));
            case EVERYTHING -> Math.min(Math.max(widest, heading), NARROWEST);
        };
    }

    private int[] fitted(int room) {
        int[] widths = new int[headings.size()];
        int[] least = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            least[i] = narrowest(i);
            widths[i] = widest(i);
        }
        long excess = Arrays.stream(widths).asLongStream().sum() + (long) GAP * (widths.length - 1) - room;
        while (excess > 0) {
            int widest = widestAbove(least, widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    private static int widestAbove(int[] least, int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }
}
