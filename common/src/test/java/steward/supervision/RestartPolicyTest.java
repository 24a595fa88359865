package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import steward.time.Backoff;

class RestartPolicyTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static final RestartPolicy POLICY = new RestartPolicy(5, Duration.ofMinutes(10), BACKOFF);

    private final Random random = new Random(7);

    @Test
    void restartsUntilTheLimitAndThenGivesUp() {
        List<Long> failures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            failures.add((long) i);
            assertThat(POLICY.decide(failures, i, random)).isPresent();
        }
        failures.add(5L);

        assertThat(POLICY.decide(failures, 5, random)).isEmpty();
    }

    @Test
    void delaysLongerAfterEachFailureWithinTheBackoffsBounds() {
        List<Long> failures = new ArrayList<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            failures.add(0L);
            Duration longest = Duration.ZERO;
            for (int draw = 0; draw < 1000; draw++) {
                Duration delay = POLICY.decide(failures, 0, random).orElseThrow();
                longest = delay.compareTo(longest) > 0 ? delay : longest;
            }
            Duration bound = BACKOFF.bound(attempt);
            assertThat(longest).isBetween(bound.multipliedBy(9).dividedBy(10), bound);
        }
    }

    @Test
    void forgetsFailuresOlderThanTheWindow() {
        long window = POLICY.window().toNanos();
        List<Long> failures = List.of(0L, 1L, 2L, 3L, 4L, window + 1);

        assertThat(POLICY.decide(failures, window - 1, random)).isEmpty();
        assertThat(POLICY.decide(failures, window + 1, random)).isPresent();
    }

    @Test
    void givesUpAtOnceWithALimitOfZero() {
        assertThat(new RestartPolicy(0, Duration.ofMinutes(1), BACKOFF).decide(List.of(0L), 0, random))
                .isEmpty();
    }

    @Test
    void goesOnWhenTheMonotonicClockPassesItsGreatestValue() {
        long before = Long.MAX_VALUE - 10;

        assertThat(POLICY.isRecent(before, before + 20)).isTrue();
    }

    @Test
    void refusesALimitOrAWindowThatMakesNoSense() {
        assertThatThrownBy(() -> new RestartPolicy(-1, Duration.ofMinutes(1), BACKOFF))
                .hasMessage("restart limit -1: give one from 0 to 100");
        assertThatThrownBy(() -> new RestartPolicy(1, Duration.ZERO, BACKOFF))
                .hasMessage("restart window PT0S is empty: give one longer than zero");
    }
}
