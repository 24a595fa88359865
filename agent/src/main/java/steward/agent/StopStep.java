package steward.agent;

import java.time.Duration;

/**
 * The steps in which an agent ends, each with the most time that it may take. A machine that shuts down, and whoever waits
 * for SIGTERM to work, counts on {@link #MOST} for all of them.
 */
enum StopStep {
    /** What runs ends by itself. */
    COMMANDS_MAY_END(2_000),
    /** What runs was told to stop: SIGTERM, two seconds later SIGKILL. */
    COMMANDS_MUST_END(4_000),
    /** The processes end. */
    SUPERVISION(300),
    /** The errors that the kernel still has to tell reach the outbox. */
    ERRORS(300),
    /** The broker confirms what waits in the outbox; what it does not is there at the next start. */
    ANSWERS(1_000),
    /** The broker takes the last presence. */
    GOODBYE(500),
    /** The loop finishes what was handed in. */
    LOOP(1_000);

    /** All steps together stay below this, with time left to close the ledger. */
    static final Duration MOST = Duration.ofSeconds(10);

    private final Duration limit;

    StopStep(int millis) {
        limit = Duration.ofMillis(millis);
    }

    Duration limit() {
        return limit;
    }
}
