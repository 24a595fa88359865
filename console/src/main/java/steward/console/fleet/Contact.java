package steward.console.fleet;

/** How a node stands to the broker, as far as a viewer can tell. Colours the grid; delivery never depends on it. */
public enum Contact {
    /** Said that it is alive within the last three of its periods. */
    ONLINE,
    /** Silent for longer than three of its periods. */
    STALE,
    /** Said goodbye. */
    STOPPED,
    /** Has answered commands, and no presence of it is known. */
    UNANNOUNCED
}
