package steward.console.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import steward.console.desktop.node.QueueOrder.Move;
import steward.console.job.CommandStatus;
import steward.message.CommandId;
import steward.message.CommandState;

final class QueueOrderTest {
    private static final Instant SENT = Instant.parse("2026-03-01T12:00:00Z");

    private final CommandStatus running = status(1, "shellcommand", CommandState.RUNNING);
    private final CommandStatus queued = status(2, "shellcommand", CommandState.QUEUED);
    private final CommandStatus a = status(3, "shellcommand", CommandState.SENDING);
    private final CommandStatus b = status(4, "shellcommand", CommandState.SENDING);
    private final CommandStatus c = status(5, "shellcommand", CommandState.SENDING);
    private final CommandStatus recall = status(6, "cancel", CommandState.SENDING);
    private final CommandStatus d = status(7, "shellcommand", CommandState.SENDING);
    private final List<CommandStatus> queue = List.of(running, queued, a, b, c, recall, d);

    @Test
    void movesWhatNobodyHasSent() {
        assertThat(QueueOrder.earlier(queue, ids(b))).contains(new Move(list(b), a.id()));
        assertThat(QueueOrder.later(queue, ids(b))).contains(new Move(list(c), b.id()));
        assertThat(QueueOrder.earlier(queue, ids(b, c))).contains(new Move(list(b, c), a.id()));
        assertThat(QueueOrder.later(queue, ids(a, b))).contains(new Move(list(c), a.id()));
    }

    @Test
    void bringsTogetherWhatIsMovedTogether() {
        List<CommandStatus> unsent = List.of(a, b, c, d);
        assertThat(QueueOrder.earlier(unsent, ids(b, d))).contains(new Move(list(b, d), a.id()));
        assertThat(QueueOrder.later(unsent, ids(a, c))).contains(new Move(list(b, d), a.id()));
    }

    @Test
    void movesNothingPastWhatHasBeenSentNorPastARecall() {
        assertThat(QueueOrder.earlier(queue, ids(a))).isEmpty();
        assertThat(QueueOrder.later(queue, ids(queued))).isEmpty();
        assertThat(QueueOrder.later(queue, ids(c))).isEmpty();
        assertThat(QueueOrder.earlier(queue, ids(d))).isEmpty();
        assertThat(QueueOrder.earlier(queue, ids(recall))).isEmpty();
        assertThat(QueueOrder.later(queue, ids(d))).isEmpty();
        assertThat(QueueOrder.earlier(queue, Set.of())).isEmpty();
    }

    @Test
    void recallsWhatHasNotStartedAndIsNoRecallItself() {
        assertThat(QueueOrder.recallable(queue)).containsExactly(queued, a, b, c, d);
    }

    private static Set<CommandId> ids(CommandStatus... commands) {
        return Arrays.stream(commands).map(CommandStatus::id).collect(Collectors.toSet());
    }

    private static List<CommandId> list(CommandStatus... commands) {
        return Arrays.stream(commands).map(CommandStatus::id).toList();
    }

    private static CommandStatus status(long number, String method, CommandState state) {
        return SampleNode.at(
                SampleNode.command(number, method, SampleNode.shell("true"), SENT), state, Duration.ofMillis(5));
    }
}
