package steward.console.desktop.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What must be taken away from one text and added to it to get another, line by line: the shortest way (E. W. Myers, 1986),
 * as long as it is short enough to be read.
 */
final class LineDiff {
    /** The most lines of a text that are compared; the rest is left out. */
    static final int MOST_LINES = 5_000;

    /** Longer ways are not looked for: everything is taken away and everything added. */
    private static final int MOST_STEPS = 2_000;

    private LineDiff() {}

    /** A text that is compared with nothing. */
    static List<Line> same(List<String> text) {
        return text.stream().map(line -> new Line(Kind.SAME, line)).toList();
    }

    /** How many lines are of that kind. */
    static long count(List<Line> lines, Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).count();
    }

    /** The way from one text to the other. */
    static List<Line> of(List<String> before, List<String> after) {
        List<String> a = before.subList(0, Math.min(MOST_LINES, before.size()));
        List<String> b = after.subList(0, Math.min(MOST_LINES, after.size()));
        List<int[]> ways = new ArrayList<>();
        int[] furthest = new int[2 * MOST_STEPS + 3];
        int middle = MOST_STEPS + 1;
        for (int steps = 0; steps <= Math.min(MOST_STEPS, a.size() + b.size()); steps++) {
            ways.add(furthest.clone());
            if (step(a, b, furthest, middle, steps)) {
                return back(a, b, ways, middle, steps);
            }
        }
        return replaced(a, b);
    }

    /** Goes one step further on every diagonal; says whether the end was reached. */
    private static boolean step(List<String> a, List<String> b, int[] furthest, int middle, int steps) {
        for (int k = -steps; k <= steps; k += 2) {
            boolean down = k == -steps || (k != steps && furthest[middle + k - 1] < furthest[middle + k + 1]);
            int x = down ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
            int y = x - k;
            while (x < a.size() && y < b.size() && a.get(x).equals(b.get(y))) {
                x++;
                y++;
            }
            furthest[middle + k] = x;
            if (x >= a.size() && y >= b.size()) {
                return true;
            }
        }
        return false;
    }

    private static List<Line> back(List<String> a, List<String> b, List<int[]> ways, int middle, int steps) {
        List<Line> lines = new ArrayList<>();
        int x = a.size();
        int y = b.size();
        for (int step = steps; step >= 0; step--) {
            int[] furthest = ways.get(step);
            int k = x - y;
            boolean down = k == -step || (k != step && furthest[middle + k - 1] < furthest[middle + k + 1]);
            int fromK = down ? k + 1 : k - 1;
            int fromX = step == 0 ? 0 : furthest[middle + fromK];
            int fromY = step == 0 ? 0 : fromX - fromK;
            while (x > fromX && y > fromY && x > 0 && y > 0 && a.get(x - 1).equals(b.get(y - 1))) {
                lines.add(new Line(Kind.SAME, a.get(x - 1)));
                x--;
                y--;
            }
            if (step > 0) {
                lines.add(down ? new Line(Kind.ADDED, b.get(y - 1)) : new Line(Kind.GONE, a.get(x - 1)));
                x = fromX;
                y = fromY;
            }
        }
        Collections.reverse(lines);
        return lines;
    }

    private static List<Line> replaced(List<String> a, List<String> b) {
        List<Line> lines = new ArrayList<>();
        a.forEach(line -> lines.add(new Line(Kind.GONE, line)));
        b.forEach(line -> lines.add(new Line(Kind.ADDED, line)));
        return lines;
    }

    /** What became of a line. */
    enum Kind {
        SAME,
        GONE,
        ADDED
    }

    /** A line of either text, or of both. */
    record Line(Kind kind, String text) {}
}
