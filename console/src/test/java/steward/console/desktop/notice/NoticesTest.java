package steward.console.desktop.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NoticesTest {
    private final Notices notices = new Notices(() -> Instant.EPOCH);

    @Test
    void tellsOneLinePerSubject() {
        for (int i = 1; i <= 1_000; i++) {
            notices.tell(Notice.Kind.INFO, i + " of 1000 answered", "job", Optional.empty());
        }
        assertThat(notices.all()).hasSize(1);
        assertThat(notices.shown()).hasSize(1);
        assertThat(notices.all().get(0).text()).isEqualTo("1000 of 1000 answered");
        assertThat(notices.unseen().get()).isEqualTo(1);
    }

    @Test
    void keepsAndShowsNoMoreThanItsBounds() {
        for (int i = 0; i < 2 * Notices.MOST_KEPT; i++) {
            notices.error("trouble " + i);
        }
        assertThat(notices.all()).hasSize(Notices.MOST_KEPT);
        assertThat(notices.shown()).hasSize(Notices.MOST_SHOWN);
        assertThat(notices.all().get(0).text()).isEqualTo("trouble " + (2 * Notices.MOST_KEPT - 1));
    }

    @Test
    void staysInTheListWhenItLeavesTheEdge() {
        notices.error("trouble");
        notices.dismiss(notices.shown().get(0));
        assertThat(notices.shown()).isEmpty();
        assertThat(notices.all()).hasSize(1);
        notices.seen();
        assertThat(notices.unseen().get()).isZero();
    }
}
