package steward.console.desktop.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.console.job.SendRequest;
import steward.message.NodeName;

/**
 * What a send would reach, as far as it is known now.
 *
 * @param request what would be sent; nothing while something is wrong
 * @param targets how many nodes
 * @param offline those that get it when they come back, the longest silent first, at most {@link #MOST_NAMED}
 * @param offlineCount how many are offline
 * @param unknown names that nobody has heard of, each with the known names nearest to it
 * @param waiting commands for these nodes that have not ended
 * @param refusal why it cannot be sent, where the reason is not at one field
 */
record Blast(
        Optional<SendRequest> request,
        int targets,
        List<Silent> offline,
        int offlineCount,
        Map<NodeName, List<NodeName>> unknown,
        int waiting,
        Optional<String> refusal) {
    /** The most nodes that are named. */
    static final int MOST_NAMED = 100;

    Blast {
        offline = List.copyOf(offline);
        unknown = Map.copyOf(unknown);
    }

    static Blast none() {
        return new Blast(Optional.empty(), 0, List.of(), 0, Map.of(), 0, Optional.empty());
    }

    static Blast refused(String why) {
        return new Blast(Optional.empty(), 0, List.of(), 0, Map.of(), 0, Optional.of(why));
    }

    /**
     * A node that is not online.
     *
     * @param age how long ago it was heard, in words; empty where it never was
     */
    record Silent(NodeName name, String age) {}
}
