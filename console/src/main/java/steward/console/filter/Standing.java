package steward.console.filter;

/** What is known of the link to a node, from what it last said of itself. */
public enum Standing {
    /** It spoke within the periods that it promised. */
    ONLINE,
    /** It said that it runs, and has been silent for too long since. */
    STALE,
    /** It said goodbye, or nobody has ever heard of it. */
    OFFLINE
}
