package steward.console.desktop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.bus.BusException;
import steward.console.desktop.HandCrossing;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.link.Worker;
import steward.console.desktop.node.SampleNode;
import steward.message.Event;

final class EventLogTest {
    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("test");
    private final HandCrossing crossing = new HandCrossing();

    @AfterEach
    void end() {
        worker.close();
        assertThat(link.open()).isZero();
    }

    @Test
    void showsTheNewestFirstAndNoMoreThanItsBound() {
        try (EventLog log = log(5)) {
            for (int i = 0; i < 8; i++) {
                link.event(event(i));
            }
            crossing.until(() -> log.rows().size() == 5);
            assertThat(numbers(log)).containsExactly(7L, 6L, 5L, 4L, 3L);
            link.event(event(8));
            crossing.until(() -> numbers(log).get(0) == 8L);
            assertThat(numbers(log)).containsExactly(8L, 7L, 6L, 5L, 4L);
            assertThat(log.counts().get()).containsEntry(EventRow.Level.ERROR, 1);
        }
    }

    @Test
    void standsStillWhileItIsHeldAndCountsWhatComes() {
        try (EventLog log = log(5)) {
            link.event(event(0));
            crossing.until(() -> log.rows().size() == 1);
            log.held().set(true);
            for (int i = 1; i < 10; i++) {
                link.event(event(i));
            }
            crossing.until(() -> log.missed().get() == 9);
            assertThat(numbers(log)).containsExactly(0L);
            log.held().set(false);
            assertThat(numbers(log)).containsExactly(9L, 8L, 7L, 6L, 5L);
            assertThat(log.missed().get()).isZero();
        }
    }

    @Test
    void showsOnlyWhatTheFilterMeans() {
        try (EventLog log = log(100)) {
            log.show(row -> row.level() == EventRow.Level.ERROR);
            for (int i = 0; i < 20; i++) {
                link.event(event(i));
            }
            crossing.until(() -> log.rows().size() == 2);
            assertThat(numbers(log)).containsExactly(13L, 4L);
            log.show(row -> true);
            assertThat(log.rows()).hasSize(20);
        }
    }

    @Test
    void saysWhyNothingComesAndTriesAgainWithoutRepeatingAnything() {
        link.refuseEvents(Optional.of(new BusException(BusException.Kind.NOT_CONNECTED, "nobody answers")));
        try (EventLog log = log(100)) {
            crossing.until(() -> log.failure().get().equals(Optional.of("nobody answers")));
            link.event(event(1));
            link.refuseEvents(Optional.empty());
            crossing.until(() -> log.rows().size() == 1);
            crossing.until(() -> log.failure().get().isEmpty());
            link.breakEvents(new BusException(BusException.Kind.NOT_CONNECTED, "away"));
            crossing.until(() -> log.failure().get().isPresent());
            link.event(event(2));
            crossing.until(() -> log.rows().size() == 2);
            assertThat(numbers(log)).containsExactly(2L, 1L);
        }
    }

    private EventLog log(int most) {
        return new EventLog(link, crossing, worker, Optional.empty(), event -> true, Duration.ofHours(1), most);
    }

    private Event event(long number) {
        return SampleNode.event(number, link.now().plusSeconds(number));
    }

    private static List<Long> numbers(EventLog log) {
        return log.rows().stream()
                .map(row -> row.event().id().value().getMostSignificantBits())
                .toList();
    }
}
