package steward.schedule;

/** What becomes of runs whose time passed while the agent was off. */
public enum MissedRuns {
    /** They are counted and told, and not made up for. */
    SKIP,
    /** One run makes up for all of them. */
    ONCE
}
