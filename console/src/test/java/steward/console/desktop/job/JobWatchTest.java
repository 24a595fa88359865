package steward.console.desktop.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.console.desktop.HandCrossing;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.desktop.notice.Notice;
import steward.console.desktop.notice.Notices;
import steward.console.desktop.route.Route;
import steward.console.job.CommandStatus;

final class JobWatchTest {
    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("test");
    private final HandCrossing crossing = new HandCrossing();
    private final Notices notices = new Notices(link::now);

    @AfterEach
    void end() {
        worker.close();
        assertThat(link.open()).isZero();
    }

    @Test
    void tellsOnceWithCountsWhenTheLastNodeHasEnded() {
        SampleJobs job = new SampleJobs(link, 2, "uptime", "How long up", link.now());
        List<CommandStatus> sent = List.of(job.queued("ship1"), job.queued("ship2"), job.queued("ship3"));
        try (JobWatch watch = watch()) {
            assertThat(watch).isNotNull();
            job.ended(sent.get(0), 0, "", "");
            job.ended(sent.get(1), 3, "", "");
            crossing.pulse();
            assertThat(notices.all()).isEmpty();
            job.ended(sent.get(2), 0, "", "");
            crossing.until(() -> !notices.all().isEmpty());
            assertThat(notices.all()).hasSize(1);
            Notice told = notices.all().get(0);
            assertThat(told.text()).isEqualTo("“How long up” has ended: 2 succeeded, 1 failed");
            assertThat(told.kind()).isEqualTo(Notice.Kind.WARNING);
            assertThat(told.where()).isEqualTo(Optional.of(new Route.Job(job.job())));
        }
    }

    @Test
    void saysNothingOfWhatHadEndedBefore() {
        SampleJobs old = new SampleJobs(link, 1, "uptime", "old", link.now());
        CommandStatus ended = old.ended(old.queued("ship1"), 0, "", "");
        SampleJobs job = new SampleJobs(link, 2, "uptime", "new", link.now());
        CommandStatus open = job.queued("ship1");
        try (JobWatch watch = watch()) {
            assertThat(watch).isNotNull();
            link.put(ended);
            job.ended(open, 0, "", "");
            crossing.until(() -> !notices.all().isEmpty());
            assertThat(notices.all()).extracting(Notice::text).containsExactly("“new” has ended: 1 succeeded");
        }
    }

    private JobWatch watch() {
        return new JobWatch(link, worker, crossing, Texts.in(Locale.ENGLISH), notices);
    }
}
