package steward.console.desktop.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where a text stands in lines, in any case.
 *
 * @param text that was looked for, in lower case
 * @param hits lines that hold it, ascending, at most {@link #MOST}
 */
record Search(String text, List<Integer> hits) {
    /** The most lines that are found. */
    static final int MOST = 10_000;

    Search {
        hits = List.copyOf(hits);
    }

    static Search none() {
        return new Search("", List.of());
    }

    /** Looks through the lines as they are. */
    static Search of(String text, List<OutputLine> lines) {
        String wanted = text.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return none();
        }
        int[] found = new int[MOST];
        int count = 0;
        for (int i = 0; i < lines.size() && count < MOST; i++) {
            if (lines.get(i).text().toLowerCase(Locale.ROOT).contains(wanted)) {
                found[count++] = i;
            }
        }
        return new Search(wanted, Arrays.stream(found, 0, count).boxed().toList());
    }

    /** The hit after that line, or the first of all; -1 where there is none. */
    int after(int line) {
        return hits.stream().filter(hit -> hit > line).findFirst().orElse(hits.isEmpty() ? -1 : hits.get(0));
    }

    /** The hit before that line, or the last of all; -1 where there is none. */
    int before(int line) {
        return hits.stream()
                .filter(hit -> hit < line)
                .reduce((a, b) -> b)
                .orElse(hits.isEmpty() ? -1 : hits.get(hits.size() - 1));
    }
}
