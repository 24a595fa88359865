package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import steward.message.Severity;

class FloodControlTest {
    private static final long WINDOW = FloodControl.WINDOW.toNanos();
    private static final int MOST = FloodControl.MOST_PER_WINDOW;

    private final FloodControl flood = new FloodControl();

    @Test
    void letsTheFirstThroughAndSummarisesTheRest() {
        List<ProcessError> published = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            published.addAll(flood.admit(error("a"), i));
        }
        assertThat(published).hasSize(MOST).allMatch(error -> error.count() == 1);

        assertThat(flood.due(WINDOW - 1)).isEmpty();
        assertThat(flood.due(WINDOW))
                .singleElement()
                .extracting(ProcessError::count)
                .isEqualTo(1000L - MOST);
        assertThat(flood.isIdle()).isTrue();
    }

    @Test
    void saysNothingMoreOfAWindowInWhichNothingWasHeldBack() {
        assertThat(flood.admit(error("a"), 0)).hasSize(1);

        assertThat(flood.due(WINDOW)).isEmpty();
    }

    @Test
    void countsEachKindByItself() {
        for (int i = 0; i < 100; i++) {
            flood.admit(error("a"), i);
        }

        assertThat(flood.admit(error("b"), 100)).hasSize(1);
    }

    @Test
    void beginsANewWindowWithTheSummaryOfTheLast() {
        for (int i = 0; i <= MOST; i++) {
            flood.admit(error("a"), i);
        }

        assertThat(flood.admit(error("a"), WINDOW))
                .extracting(ProcessError::count)
                .containsExactly(1L, 1L);
    }

    @Test
    void losesNoCountWhenThereAreMoreKindsThanItsBound() {
        long published = 0;
        int kinds = FloodControl.MOST_KINDS * 2;
        for (int kind = 0; kind < kinds; kind++) {
            for (int i = 0; i < 10; i++) {
                published += sum(flood.admit(error("process" + kind), 0));
            }
        }
        published += sum(flood.all());

        assertThat(published).isEqualTo(kinds * 10L);
    }

    private static long sum(List<ProcessError> errors) {
        return errors.stream().mapToLong(ProcessError::count).sum();
    }

    private static ProcessError error(String process) {
        return Errors.record(
                new ProcessName(process),
                Severity.ERROR,
                Directive.CONTINUE,
                new IOException("x"),
                Optional.empty(),
                Instant.EPOCH);
    }
}
