package steward.testing;

import java.time.Duration;

/**
 * How a link behaves. Up is from the client to the broker.
 *
 * @param up what becomes of bytes on the way up
 * @param down what becomes of bytes on the way down
 * @param delay how late everything arrives, both ways
 * @param bytesPerSecond the most that gets through, each way; 0 for as much as there is
 * @param resetsPerSecond how likely a connection is to be reset within a second, from 0 to 1
 */
public record Weather(Flow up, Flow down, Duration delay, long bytesPerSecond, double resetsPerSecond) {
    /** A good link. */
    public static final Weather FAIR = new Weather(Flow.PASSES, Flow.PASSES, Duration.ZERO, 0, 0);

    /** 700 ms, 64 kbit/s, and in every second 5 % of the connections are reset. */
    public static final Weather SATELLITE = new Weather(Flow.PASSES, Flow.PASSES, Duration.ofMillis(700), 8_000, 0.05);

    /** What becomes of bytes that go one way. */
    public enum Flow {
        /** They arrive. */
        PASSES,
        /** They are held, and arrive when they pass again. */
        STALLS,
        /** They are gone. */
        LOSES
    }

    /** The same with other flows. */
    public Weather flowing(Flow newUp, Flow newDown) {
        return new Weather(newUp, newDown, delay, bytesPerSecond, resetsPerSecond);
    }

    /** The same with another delay. */
    public Weather delayed(Duration time) {
        return new Weather(up, down, time, bytesPerSecond, resetsPerSecond);
    }

    /** Whether bytes are lost, so that what comes after them makes no sense on the same connection. */
    boolean loses() {
        return up == Flow.LOSES || down == Flow.LOSES;
    }
}
