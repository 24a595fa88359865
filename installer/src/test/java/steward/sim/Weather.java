package steward.sim;

import java.time.Duration;

/**
 * How bad the network is. Every probability is per message.
 *
 * @param most the longest that a message is under way, one way
 * @param losesRequest the broker never hears of it
 * @param losesAnswer the broker does as asked, and its word does not arrive
 * @param doubles the broker is asked twice
 * @param losesLive a republished copy does not arrive
 * @param doublesLive a republished copy arrives twice
 * @param reorders what was sent later may arrive earlier
 */
record Weather(
        Duration most,
        double losesRequest,
        double losesAnswer,
        double doubles,
        double losesLive,
        double doublesLive,
        boolean reorders) {
    static final Weather CALM = new Weather(Duration.ofMillis(5), 0, 0, 0, 0, 0, false);

    static final Duration TIMEOUT = Duration.ofSeconds(5);

    static Weather drawn(Dice dice) {
        return new Weather(
                dice.chance(0.3) ? Duration.ofMillis(dice.between(200, 3_000)) : Duration.ofMillis(dice.between(2, 50)),
                dice.chance(0.4) ? 0.1 : 0,
                dice.chance(0.5) ? 0.15 : 0,
                dice.chance(0.4) ? 0.1 : 0,
                dice.chance(0.5) ? 0.25 : 0,
                dice.chance(0.4) ? 0.2 : 0,
                dice.chance(0.4));
    }

    Duration delay(Dice dice) {
        return dice.between(Duration.ofNanos(50_000), most);
    }
}
