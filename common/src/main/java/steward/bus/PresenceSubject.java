package steward.bus;

import steward.message.NodeName;

/** Where a node's presence is kept: its key in the bucket {@code STEWARD_NODES}, as the broker's subject. */
public final class PresenceSubject {
    /** Every node's, as a filter. */
    public static final String ALL = "$KV.STEWARD_NODES.>";

    private static final String PREFIX = "$KV.STEWARD_NODES.";

    private PresenceSubject() {}

    /** The subject of that node's presence. */
    public static String of(NodeName node) {
        return PREFIX + node;
    }
}
