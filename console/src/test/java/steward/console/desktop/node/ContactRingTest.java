package steward.console.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ContactRingTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final ContactRing ring = new ContactRing(10);

    @Test
    void remembersEveryThingByItself() {
        ring.mark(3, START);
        ring.mark(4, START.plus(QUARTER));
        long first = ContactRing.quarter(START);
        assertThat(ring.was(3, first)).isTrue();
        assertThat(ring.was(3, first + 1)).isFalse();
        assertThat(ring.was(4, first)).isFalse();
        assertThat(ring.was(4, first + 1)).isTrue();
        assertThat(ring.was(9, first)).isFalse();
    }

    @Test
    void takesWhatComesLateAsLongAsItReachesBackThere() {
        ring.mark(0, START.plus(QUARTER.multipliedBy(100)));
        ring.mark(0, START);
        assertThat(ring.was(0, ContactRing.quarter(START))).isTrue();
        ring.mark(0, START.minus(QUARTER.multipliedBy(ContactRing.REACH)));
        assertThat(ring.was(0, ContactRing.quarter(START) - ContactRing.REACH)).isFalse();
    }

    @Test
    void ignoresThingsOverItsBound() {
        ring.mark(10, START);
        assertThat(ring.was(10, ContactRing.quarter(START))).isFalse();
    }

    @Test
    void saysTheSameAsASetOfWhatItReaches() {
        Random random = new Random(11);
        Set<Long> set = new HashSet<>();
        long newest = 0;
        for (int i = 0; i < 5_000; i++) {
            long quarter = 1_000_000L + i / 4 + random.nextInt(40) - 20;
            Instant at = ContactRing.start(quarter).plusSeconds(random.nextInt(900));
            newest = Math.max(newest, quarter);
            ring.mark(2, at);
            set.add(quarter);
            long asked = newest - random.nextInt(ContactRing.REACH);
            assertThat(ring.was(2, asked)).as("quarter %s", asked).isEqualTo(set.contains(asked));
        }
    }
}
