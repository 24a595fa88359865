package steward.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody who mistyped may have meant. */
public final class NearestName {
    private NearestName() {}

    /** The remedy for a name that is not known. */
    public static String remedy(String name, Collection<String> known) {
        String all = "use one of " + String.join(", ", known);
        if (known.isEmpty()) {
            return "leave it out, there are none";
        }
        return find(name, known)
                .map(near -> "did you mean \"" + near + "\"? Otherwise " + all)
                .orElse(all);
    }

    /** The nearest name, if at most a third of its characters differ. */
    public static Optional<String> find(String name, Collection<String> known) {
        if (name.length() > 2 * 63) {
            return Optional.empty();
        }
        String typed = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(k -> distance(typed, k.toLowerCase(Locale.ROOT)) <= Math.max(1, k.length() / 3))
                .min(Comparator.comparingInt(k -> distance(typed, k.toLowerCase(Locale.ROOT))));
    }

    /** Levenshtein's distance: how many characters to insert, remove or replace. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
