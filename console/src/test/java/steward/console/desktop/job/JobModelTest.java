package steward.console.desktop.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.console.desktop.HandCrossing;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.link.Worker;
import steward.console.job.CommandStatus;
import steward.message.CommandState;

final class JobModelTest {
    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("test");
    private final HandCrossing crossing = new HandCrossing();
    private final Instant sent = link.now().minusSeconds(60);
    private final SampleJobs job = new SampleJobs(link, 1, "uptime", "How long up", sent);

    @AfterEach
    void end() {
        worker.close();
        assertThat(link.open()).isZero();
    }

    @Test
    void showsNodesInTheOrderOfTheirNumbersAndWhatTheyComeTo() {
        CommandStatus second = job.queued("ship2");
        job.queued("ship10");
        try (JobModel model = new JobModel(job.job(), link, worker, crossing)) {
            crossing.until(() -> model.rows().size() == 2);
            assertThat(nodes(model)).containsExactly("ship2", "ship10");
            job.ended(second, 3, "", "no\n");
            crossing.until(() -> model.rows().get(0).state() == CommandState.FAILED);
            assertThat(model.command(second.id())).contains(model.rows().get(0));
        }
    }

    @Test
    void showsOnlyTheStatesAndTheTextThatOneAsksFor() {
        job.ended(job.queued("ship1"), 0, "up\n", "");
        job.ended(job.queued("ship2"), 3, "", "no\n");
        job.came(job.queued("boat"), CommandState.REJECTED, "policy");
        try (JobModel model = new JobModel(job.job(), link, worker, crossing)) {
            crossing.until(() -> model.rows().size() == 3);
            model.only().set(Set.of(CommandState.FAILED, CommandState.REJECTED));
            crossing.until(() -> nodes(model).equals(List.of("boat", "ship2")));
            model.named().set("POLI");
            crossing.until(() -> nodes(model).equals(List.of("boat")));
            model.only().set(Set.of());
            model.named().set("ship");
            crossing.until(() -> nodes(model).equals(List.of("ship1", "ship2")));
        }
    }

    @Test
    void keepsTheOrderThatOneAskedForWhileAnswersCome() {
        CommandStatus first = job.queued("ship1");
        job.queued("ship2");
        try (JobModel model = new JobModel(job.job(), link, worker, crossing)) {
            crossing.until(() -> model.rows().size() == 2);
            Comparator<CommandStatus> byState = Comparator.comparing(CommandStatus::state);
            model.order().set(byState.thenComparing(JobModel.BY_NODE));
            job.ended(first, 0, "", "");
            crossing.until(() -> nodes(model).equals(List.of("ship2", "ship1")));
        }
    }

    @Test
    void tellsWhetherRowsMovedOrOnlyChanged() {
        CommandStatus first = job.queued("ship1");
        try (JobModel model = new JobModel(job.job(), link, worker, crossing)) {
            crossing.until(() -> model.rows().size() == 1);
            boolean[] moved = {true};
            model.attach(() -> {}, now -> moved[0] = now);
            job.ended(first, 0, "", "");
            crossing.until(() -> model.rows().get(0).state() == CommandState.SUCCEEDED);
            assertThat(moved[0]).isFalse();
        }
    }

    @Test
    void saysWhyAJobCannotBeShown() {
        try (JobModel model = new JobModel(job.job(), link, worker, crossing)) {
            crossing.until(() -> model.failure().get().isPresent());
            assertThat(model.failure().get().orElseThrow()).contains("no job");
            job.queued("ship1");
            crossing.until(() -> model.rows().size() == 1);
            assertThat(model.failure().get()).isEmpty();
        }
    }

    private static List<String> nodes(JobModel model) {
        return model.rows().stream().map(status -> status.node().value()).toList();
    }
}
