package steward.agent.handler.shell;

import java.time.Duration;

/**
 * How long things may take while a command ends.
 *
 * @param mercy between SIGTERM and SIGKILL
 * @param killing until what SIGKILL has not ended is given up and named
 * @param quiet how long an output that nobody closed must be silent, once the command has exited, to be left
 */
record Timing(Duration mercy, Duration killing, Duration quiet) {
    static Timing standard() {
        return new Timing(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(500));
    }

    /** The same with SIGKILL at once. */
    Timing withoutMercy() {
        return new Timing(Duration.ZERO, killing, quiet);
    }
}
