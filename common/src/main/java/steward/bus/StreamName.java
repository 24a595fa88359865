package steward.bus;

/** The streams of the broker that Steward keeps its messages in. */
public enum StreamName {
    STEWARD_COMMANDS,
    STEWARD_EVENTS,
    STEWARD_ACKS,
    STEWARD_OUTPUT,
    /** Files on their way, a piece a subject. */
    STEWARD_FILES,
    /** The stream behind the bucket {@code STEWARD_NODES}: one presence a node. */
    KV_STEWARD_NODES
}
