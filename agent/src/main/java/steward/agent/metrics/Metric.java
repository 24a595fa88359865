package steward.agent.metrics;

/**
 * One number for Prometheus.
 *
 * @param name as the exposition format wants it
 * @param kind whether it only grows
 * @param help one sentence, without its full stop
 */
public record Metric(String name, Kind kind, String help) {
    /** Whether a number only grows while the agent runs. */
    public enum Kind {
        COUNTER,
        GAUGE
    }
}
