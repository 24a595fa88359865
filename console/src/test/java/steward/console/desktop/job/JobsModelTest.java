package steward.console.desktop.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.console.desktop.HandCrossing;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.link.Worker;

final class JobsModelTest {
    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("test");
    private final HandCrossing crossing = new HandCrossing();

    @AfterEach
    void end() {
        worker.close();
        assertThat(link.open()).isZero();
    }

    @Test
    void showsTheNewestFirstAndWhatIsSentMeanwhile() {
        sent(1, "first");
        sent(2, "second");
        try (JobsModel model = new JobsModel(link, worker, crossing)) {
            crossing.until(() -> labels(model).equals(List.of("second", "first")));
            sent(3, "third");
            crossing.until(() -> labels(model).equals(List.of("third", "second", "first")));
        }
    }

    @Test
    void showsMoreWhenOneAsksForOlderOnes() {
        for (int i = 1; i <= JobsModel.PAGE + 5; i++) {
            sent(i, "job " + i);
        }
        try (JobsModel model = new JobsModel(link, worker, crossing)) {
            crossing.until(() -> labels(model).size() == JobsModel.PAGE);
            assertThat(model.hasMore().get()).isTrue();
            model.more();
            crossing.until(() -> labels(model).size() == JobsModel.PAGE + 5);
            assertThat(model.hasMore().get()).isFalse();
        }
    }

    @Test
    void findsWhatOneLooksFor() {
        sent(1, "charts");
        sent(2, "nginx");
        try (JobsModel model = new JobsModel(link, worker, crossing)) {
            crossing.until(() -> labels(model).size() == 2);
            model.search().set("chart");
            crossing.until(() -> labels(model).equals(List.of("charts")));
            model.search().set("");
            crossing.until(() -> labels(model).size() == 2);
        }
    }

    @Test
    void findsWhatAnAnswerHolds() {
        sent(1, "charts");
        SampleJobs answered = new SampleJobs(link, 2, "df", "disk", link.now());
        answered.ended(answered.queued("ship1"), 3, "no space left\n", "");
        sent(3, "space for charts");
        try (JobsModel model = new JobsModel(link, worker, crossing)) {
            crossing.until(() -> labels(model).size() == 3);
            model.search().set("space");
            crossing.until(() -> labels(model).equals(List.of("space for charts", "disk")));
        }
    }

    private void sent(int number, String label) {
        new SampleJobs(link, number, "uptime", label, link.now().plusSeconds(number)).queued("ship1");
    }

    private static List<String> labels(JobsModel model) {
        return model.jobs().get().orElse(List.of()).stream()
                .map(summary -> summary.job().label().orElse(""))
                .toList();
    }
}
