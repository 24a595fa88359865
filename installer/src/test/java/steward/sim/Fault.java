package steward.sim;

/** The kinds of trouble that a history may have. */
enum Fault {
    /** The network loses, delays, doubles and reorders. */
    WEATHER,
    /** Links are cut for a while. */
    CUTS,
    /** Agents are killed between two tasks. */
    AGENT_KILLS,
    /** Agents die at a step of their own. */
    AGENT_STEPS,
    /** Consoles are killed between two tasks. */
    CONSOLE_KILLS,
    /** Consoles die at a step of their own. */
    CONSOLE_STEPS,
    /** The broker dies and comes back with everything, ids to de-duplicate perhaps aside. */
    BROKER_KILLS,
    /** The broker comes back without its newest messages. */
    ROLL_BACKS,
    /** The broker comes back empty. */
    WIPES,
    /** Streams take nothing for a while. */
    FULL,
    /** Wall clocks are set wrong. */
    CLOCKS,
    /** Writes fail. */
    DISKS,
    /** Ledgers are lost or damaged. */
    LEDGERS,
    /** Somebody has taken the broker over. */
    FORGERY,
    /** A second agent of a name is started elsewhere. */
    TWINS
}
