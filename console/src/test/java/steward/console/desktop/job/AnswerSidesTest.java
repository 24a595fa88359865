package steward.console.desktop.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.job.AnswerGroups.Group;
import steward.console.job.CommandStatus;

final class AnswerSidesTest {
    private final MemoryLink link = new MemoryLink();
    private final SampleJobs job = new SampleJobs(link, 2, "uname -r", "", link.now());
    private final CommandStatus a1 = job.ended(job.queued("a1"), 0, "a\n", "");
    private final CommandStatus a2 = job.ended(job.queued("a2"), 0, "a\n", "");
    private final CommandStatus a3 = job.ended(job.queued("a3"), 0, "a\n", "");
    private final CommandStatus b1 = job.ended(job.queued("b1"), 0, "b\n", "");
    private final CommandStatus b2 = job.ended(job.queued("b2"), 0, "b\n", "");
    private final CommandStatus c1 = job.ended(job.queued("c1"), 0, "c\n", "");
    private final List<Group> groups = AnswerGroups.of(List.of(a1, a2, a3, b1, b2, c1));
    private final AnswerSides sides = new AnswerSides();

    @Test
    void comparesWithTheMostCommonAsLongAsNobodyChooses() {
        assertThat(sides.looked()).isEmpty();
        sides.show(groups);
        assertThat(sides.looked()).contains(groups.get(0));
        assertThat(sides.against()).as("itself").isEmpty();
        sides.look(groups.get(2));
        assertThat(sides.against()).contains(groups.get(0));
    }

    @Test
    void comparesAnyTwo() {
        sides.show(groups);
        sides.compareWith(groups.get(2));
        sides.look(groups.get(1));
        assertThat(sides.against()).contains(groups.get(2));
        sides.look(groups.get(0));
        assertThat(sides.against()).contains(groups.get(2));
        sides.look(groups.get(2));
        assertThat(sides.against()).isEmpty();
        sides.look(groups.get(1));
        sides.compare(false);
        assertThat(sides.against()).isEmpty();
    }

    @Test
    void keepsBothWhileGroupsGrowAndChangePlaces() {
        sides.show(groups);
        sides.look(groups.get(1));
        sides.compareWith(groups.get(2));
        List<Group> next = AnswerGroups.of(List.of(a1, b1, b2, c1, job.ended(job.queued("c2"), 0, "c\n", "")));
        sides.show(next);
        assertThat(sides.looked().orElseThrow().commands()).containsExactly(b1, b2);
        assertThat(sides.against().orElseThrow().commands()).hasSize(2).contains(c1);
        sides.show(AnswerGroups.of(List.of(a1, b1, b2)));
        assertThat(sides.base().orElseThrow().commands())
                .as("what was chosen is gone")
                .containsExactly(b1, b2);
    }
}
