package steward.agent.process;

import java.time.Duration;
import steward.agent.handler.StopReason;

/**
 * How long a handler that was told to stop has for it.
 *
 * @param grace until it is interrupted
 * @param shutdownGrace the same, where the agent or the process ends
 * @param afterInterrupt from then until it is abandoned
 */
public record StopLimits(Duration grace, Duration shutdownGrace, Duration afterInterrupt) {
    /**
     * Half a minute, for on a machine that is busy an orderly end takes long; four seconds when the agent or the process
     * ends, and half a second more after the interruption.
     */
    public static StopLimits standard() {
        return new StopLimits(Duration.ofSeconds(30), Duration.ofSeconds(4), Duration.ofMillis(500));
    }

    Duration grace(StopReason reason) {
        return reason == StopReason.SHUTDOWN ? shutdownGrace : grace;
    }

    /** How long a process takes at most to end with all its handlers. */
    public Duration longestEnd() {
        return shutdownGrace.plus(afterInterrupt).plusSeconds(1);
    }
}
