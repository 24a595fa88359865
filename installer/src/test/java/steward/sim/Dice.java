package steward.sim;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All chance of a history: the same seed throws the same. For one thread. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice of their own, so that more throws here do not change the throws there. */
    Dice split() {
        return new Dice(random.split());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Duration between(Duration least, Duration most) {
        return least.plusNanos(random.nextLong(most.minus(least).toNanos() + 1));
    }

    Duration upTo(Duration most) {
        return between(Duration.ZERO, most);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    RandomGenerator generator() {
        return random.split();
    }
}
