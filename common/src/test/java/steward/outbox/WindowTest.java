package steward.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final long QUICK = Duration.ofMillis(20).toNanos();
    private static final long SLOW = Duration.ofSeconds(3).toNanos();

    private final Window window = new Window(Lane.EVENT);

    @Test
    void growsWhileTheBrokerIsQuickUpToItsWidest() {
        assertThat(window.size()).isEqualTo(Lane.EVENT.narrowest());
        for (int i = 0; i < 2 * Lane.EVENT.widest(); i++) {
            window.confirmedAfter(QUICK);
        }
        assertThat(window.size()).isEqualTo(Lane.EVENT.widest());
    }

    @Test
    void shrinksOnASlowLinkDownToItsNarrowest() {
        window.confirmedAfter(QUICK);
        window.confirmedAfter(QUICK);
        window.confirmedAfter(SLOW);
        assertThat(window.size()).isEqualTo(Lane.EVENT.narrowest() + 1);
        for (int i = 0; i < 100; i++) {
            window.confirmedAfter(SLOW);
        }
        assertThat(window.size()).isEqualTo(Lane.EVENT.narrowest());
    }

    @Test
    void halvesWhenNothingIsConfirmed() {
        for (int i = 0; i < 100; i++) {
            window.confirmedAfter(QUICK);
        }
        window.failed();
        assertThat(window.size()).isEqualTo((Lane.EVENT.narrowest() + 100) / 2);
    }
}
