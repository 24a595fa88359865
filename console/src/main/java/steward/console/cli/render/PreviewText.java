package steward.console.cli.render;

import java.util.List;
import java.util.stream.Collectors;
import steward.console.engine.Preview;
import steward.console.text.SafeText;
import steward.message.NodeName;

/** Whom a send reaches, in a line: {@code 3 nodes, 1 of them offline: ship3}. */
public final class PreviewText {
    private static final int MOST_NAMED = 20;

    private PreviewText() {}

    /** The counts, and the names of those that get it later. */
    public static String counts(Preview preview) {
        StringBuilder text = new StringBuilder(nodes(preview.targets().size()));
        List<NodeName> offline = preview.offline().stream()
                .filter(node -> !preview.unknown().containsKey(node))
                .toList();
        if (!offline.isEmpty()) {
            text.append(", ")
                    .append(offline.size())
                    .append(" of them offline: ")
                    .append(names(offline));
        }
        if (!preview.unknown().isEmpty()) {
            text.append(", ").append(preview.unknown().size()).append(" of them unknown: ");
            text.append(names(preview.unknown().keySet().stream().sorted().toList()));
        }
        if (preview.waiting() > 0) {
            text.append("; ").append(preview.waiting()).append(" earlier commands for them have not ended");
        }
        return text.toString();
    }

    /** The number of nodes in words. */
    public static String nodes(int count) {
        return count == 1 ? "1 node" : count + " nodes";
    }

    /** The first names, and how many more there are. */
    public static String names(List<NodeName> names) {
        String first = names.stream()
                .limit(MOST_NAMED)
                .map(name -> SafeText.line(name.value()))
                .collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMED ? first : first + " and " + (names.size() - MOST_NAMED) + " more";
    }
}
