package steward.console.engine;

import java.util.List;
import java.util.Map;
import steward.message.NodeName;

/**
 * Whom a send would reach.
 *
 * @param targets every node that it names, in that order
 * @param offline those of them that are not online now, and get it when they come back
 * @param unknown those of them that nobody has heard of, each with the known names nearest to it
 * @param waiting commands for these nodes that have not ended
 */
public record Preview(
        List<NodeName> targets, List<NodeName> offline, Map<NodeName, List<NodeName>> unknown, int waiting) {
    public Preview {
        targets = List.copyOf(targets);
        offline = List.copyOf(offline);
        unknown = Map.copyOf(unknown);
    }
}
