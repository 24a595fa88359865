package steward.console.desktop.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.console.desktop.HandCrossing;

final class PacedReadingTest {
    private final HandCrossing crossing = new HandCrossing();
    private final Worker worker = new Worker("test");
    private final List<CompletableFuture<String>> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final PacedReading<String> reading = new PacedReading<>(
            this::ask, told::add, why -> told.add("failed: " + why), () -> Duration.ofMillis(1), worker, crossing);

    private CompletableFuture<String> ask() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void asksOnceMoreForAllThatChangedWhileItWaited() {
        reading.want();
        reading.want();
        reading.want();
        assertThat(asked).hasSize(1);
        asked.get(0).complete("one");
        crossing.until(() -> asked.size() == 2);
        assertThat(told).containsExactly("one");
        asked.get(1).complete("two");
        crossing.until(() -> told.size() == 2);
        assertThat(asked).hasSize(2);
    }

    @Test
    void goesOnAfterAFailure() {
        reading.want();
        reading.want();
        asked.get(0).completeExceptionally(new IllegalStateException("the disk is gone"));
        crossing.until(() -> asked.size() == 2);
        asked.get(1).complete("back");
        crossing.until(() -> told.size() == 2);
        assertThat(told).containsExactly("failed: the disk is gone", "back");
    }

    @Test
    void tellsNothingOnceItIsClosed() {
        reading.want();
        reading.close();
        asked.get(0).complete("late");
        crossing.pulse();
        reading.want();
        assertThat(told).isEmpty();
        assertThat(asked).hasSize(1);
    }
}
