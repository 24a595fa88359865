package steward.console.desktop.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.bus.Bus;
import steward.console.desktop.HandCrossing;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.Nodes;
import steward.console.desktop.job.SampleJobs;
import steward.console.desktop.link.Worker;

final class FleetFeedTest {
    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("test");
    private final HandCrossing crossing = new HandCrossing();

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void countsTheAnswersOfASecond() {
        try (FleetFeed feed = new FleetFeed(link, crossing, worker)) {
            SampleJobs job = new SampleJobs(link, 3, "true", "", link.now());
            for (int i = 0; i < 5; i++) {
                job.queued("ship" + i);
            }
            crossing.until(() -> Arrays.stream(feed.rate()).sum() == 5);
            crossing.until(() -> feed.rate()[feed.rate().length - 1] == 0);
            assertThat(Arrays.stream(feed.rate()).sum()).isEqualTo(5);
        }
        assertThat(link.open()).isZero();
    }

    @Test
    void tellsOfNodesAndOfWhatWaitsForThemUntilNobodyListens() {
        try (FleetFeed feed = new FleetFeed(link, crossing, worker)) {
            AtomicInteger told = new AtomicInteger();
            Bus.Subscription listening = feed.listen(told::incrementAndGet);
            link.put(List.of(Nodes.node("ship1", link.now(), Map.of())));
            crossing.until(() -> feed.fleet().nodes().size() == 1 && told.get() > 0);
            crossing.until(() -> feed.online() == 1);
            new SampleJobs(link, 3, "true", "", link.now()).queued("ship1");
            crossing.until(
                    () -> feed.backlog().count(feed.fleet().nodes().get(0).name()) == 1);
            assertThat(feed.listening()).isEqualTo(1);
            listening.close();
            assertThat(feed.listening()).isZero();
        }
    }
}
