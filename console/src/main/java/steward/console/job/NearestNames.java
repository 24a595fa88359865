package steward.console.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import steward.message.NodeName;

/** Finds names that are not known, and for each the known ones that may have been meant. */
public final class NearestNames {
    private static final int MOST_NEAREST = 3;
    /** Names beyond these are reported without the nearest ones: comparing with a large fleet takes time. */
    private static final int MOST_COMPARED = 20;

    private static final int MOST_NAMED = 10;

    private NearestNames() {}

    /** The unknown ones of the targets, in their order, each with the nearest known names, nearest first. */
    public static Map<NodeName, List<NodeName>> unknown(Collection<NodeName> targets, Set<NodeName> known) {
        Map<NodeName, List<NodeName>> unknown = new LinkedHashMap<>();
        for (NodeName target : targets) {
            if (!known.contains(target)) {
                unknown.put(target, unknown.size() < MOST_COMPARED ? nearest(target, known) : List.of());
            }
        }
        return unknown;
    }

    /** @throws RefusedException naming the targets that are not known, and the names nearest to them */
    public static void requireKnown(Collection<NodeName> targets, Set<NodeName> known) {
        Map<NodeName, List<NodeName>> unknown = unknown(targets, known);
        if (!unknown.isEmpty()) {
            throw refusal(unknown);
        }
    }

    private static RefusedException refusal(Map<NodeName, List<NodeName>> unknown) {
        String names = unknown.entrySet().stream()
                .limit(MOST_NAMED)
                .map(entry -> entry.getKey() + suggestion(entry.getValue()))
                .collect(Collectors.joining(", "));
        int rest = unknown.size() - MOST_NAMED;
        return new RefusedException(
                RefusedException.Kind.UNKNOWN_NODES,
                "nobody has heard of " + names + (rest > 0 ? " and " + rest + " more" : "")
                        + ": nothing was sent; correct the name, or allow unknown nodes for units not yet enrolled",
                unknown);
    }

    private static String suggestion(List<NodeName> nearest) {
        return nearest.isEmpty()
                ? ""
                : nearest.stream().map(NodeName::value).collect(Collectors.joining(" or ", " (did you mean ", "?)"));
    }

    private static List<NodeName> nearest(NodeName target, Set<NodeName> known) {
        record Near(NodeName name, int distance) {}
        String wanted = target.value().toLowerCase(Locale.ROOT);
        int limit = Math.max(2, wanted.length() / 3);
        List<Near> near = new ArrayList<>();
        for (NodeName name : known) {
            String candidate = name.value().toLowerCase(Locale.ROOT);
            if (Math.abs(candidate.length() - wanted.length()) <= limit) {
                int distance = distance(wanted, candidate);
                if (distance <= limit) {
                    near.add(new Near(name, distance));
                }
            }
        }
        near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::name));
        return near.stream().limit(MOST_NEAREST).map(Near::name).toList();
    }

    /** How many letters must be put in, taken out, replaced or swapped with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
