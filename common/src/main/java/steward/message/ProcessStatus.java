package steward.message;

import java.util.Locale;

/**
 * One process of a unit, as its supervisor sees it.
 *
 * @param method it handles
 * @param domain it handles it for
 * @param state what it does now
 * @param queued commands that were received and have not started
 * @param running commands that run now
 * @param restarts since the agent started
 */
public record ProcessStatus(MethodName method, Domain domain, State state, int queued, int running, int restarts) {
    /** What a process does now. */
    public enum State {
        RUNNING,
        /** Waits for its back-off to pass after a failure. */
        RESTARTING,
        /** Ended by an operator or by the error kernel; commands for it wait until it is started again. */
        STOPPED;

        /** The name on the wire: this constant's name in lower case. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
