package steward.console.desktop.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.look.Texts;
import steward.console.job.CommandStatus;
import steward.message.CommandState;

/** Grouping, comparing, mending: decisions without a window. */
final class AnswersTest {
    private final MemoryLink link = new MemoryLink();
    private final SampleJobs job = new SampleJobs(link, 2, "uname -r", "", link.now());

    @Test
    void groupsWhatEndedByteForByteTheSameTheMostCommonFirst() {
        CommandStatus one = job.ended(job.queued("ship1"), 0, "6.1\n", "");
        CommandStatus two = job.ended(job.queued("ship2"), 0, "5.10\n", "");
        CommandStatus three = job.ended(job.queued("ship3"), 0, "5.10\n", "");
        CommandStatus four = job.ended(job.queued("ship4"), 3, "5.10\n", "");
        CommandStatus five = job.came(job.queued("ship5"), CommandState.REJECTED, "policy");
        List<AnswerGroups.Group> groups = AnswerGroups.of(List.of(one, two, three, four, five, job.queued("ship6")));
        assertThat(groups.stream().map(group -> group.commands().size())).containsExactly(2, 1, 1, 1);
        assertThat(groups.get(0).commands()).containsExactly(two, three);
    }

    @Test
    void findsTheShortestWayFromOneTextToTheOther() {
        List<LineDiff.Line> lines = LineDiff.of(List.of("a", "b", "c", "d"), List.of("a", "c", "d", "e"));
        assertThat(lines.stream().map(line -> sign(line) + line.text()).collect(Collectors.joining(" ")))
                .isEqualTo("=a -b =c =d +e");
        assertThat(LineDiff.of(List.of(), List.of("x"))).containsExactly(new LineDiff.Line(LineDiff.Kind.ADDED, "x"));
        assertThat(LineDiff.of(List.of("x"), List.of("x"))).containsExactly(new LineDiff.Line(LineDiff.Kind.SAME, "x"));
    }

    private static String sign(LineDiff.Line line) {
        return switch (line.kind()) {
            case SAME -> "=";
            case GONE -> "-";
            case ADDED -> "+";
        };
    }

    @Test
    void findsTheNewestEarlierAnswerOfTheNodeToTheSameQuestion() {
        SampleJobs older =
                new SampleJobs(link, 1, "uname -r", "older", link.now().minusSeconds(900));
        older.ended(older.queued("ship1"), 0, "5.9\n", "");
        CommandStatus wanted = older.ended(older.queued("ship1"), 0, "5.10\n", "");
        older.queued("ship1");
        SampleJobs other = new SampleJobs(link, 2, "uptime", "", link.now());
        other.ended(other.queued("ship1"), 0, "up\n", "");
        SampleJobs later = new SampleJobs(link, 3, "uname -r", "", link.now());
        CommandStatus now = later.ended(later.queued("ship1"), 0, "6.1\n", "");
        List<CommandStatus> ofNode =
                link.commandsFor(now.node(), 100).toCompletableFuture().join();
        assertThat(Previous.of(now, ofNode)).contains(wanted);
    }

    @Test
    void knowsWhatCanBeRetriedAndWhatCanBeTakenBack() {
        CommandStatus failed = job.ended(job.queued("ship1"), 3, "", "");
        CommandStatus waiting = job.queued("ship2");
        assertThat(JobMending.ended(List.of(failed, waiting))).containsExactly(failed);
        assertThat(JobMending.open(List.of(failed, waiting))).containsExactly(waiting);
        assertThat(JobMending.recallable(List.of(failed, waiting))).containsExactly(waiting);
    }

    @Test
    void saysInALineWhatANodeAnswered() {
        AnswerText text = new AnswerText(Texts.in(Locale.ENGLISH));
        CommandStatus failed = job.ended(job.queued("ship1"), 3, "\n\u001b[31mno space\u001b[0m left\nmore\n", "");
        assertThat(text.of(failed, link.now())).isEqualTo("exit code 3 · no space left");
        CommandStatus waiting = job.queued("ship2");
        assertThat(text.of(waiting, waiting.command().validUntil().plusSeconds(1)))
                .isEqualTo("overdue");
    }
}
