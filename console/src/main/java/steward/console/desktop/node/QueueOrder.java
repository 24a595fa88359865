package steward.console.desktop.node;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import steward.console.job.CommandStatus;
import steward.console.job.Composer;
import steward.message.CommandId;
import steward.message.CommandState;

/** What can be done about what waits for a node: to recall it, or to have it sent earlier or later. Decisions only. */
final class QueueOrder {
    private QueueOrder() {}

    /**
     * A change of the order.
     *
     * @param moved go together
     * @param before that one, which must not have been sent either
     */
    record Move(List<CommandId> moved, CommandId before) {
        Move {
            moved = List.copyOf(moved);
        }
    }

    /** Those that can be recalled: not what has started, nor a recall, nor what is to be recalled already. */
    static List<CommandStatus> recallable(Collection<CommandStatus> chosen) {
        return chosen.stream()
                .filter(status -> status.state().compareTo(CommandState.RUNNING) < 0
                        && !isRecall(status)
                        && !status.progress().isCancelRequested())
                .toList();
    }

    /** What it takes to have these sent before what goes before the first of them; empty where that cannot be. */
    static Optional<Move> earlier(List<CommandStatus> queue, Set<CommandId> chosen) {
        int[] places = places(queue, chosen);
        return places.length == 0 || places[0] == 0
                ? Optional.empty()
                : move(queue, places[0] - 1, places[places.length - 1], chosen, places[0] - 1);
    }

    /** What it takes to have these sent after what goes after the last of them; empty where that cannot be. */
    static Optional<Move> later(List<CommandStatus> queue, Set<CommandId> chosen) {
        int[] places = places(queue, chosen);
        if (places.length == 0 || places[places.length - 1] == queue.size() - 1) {
            return Optional.empty();
        }
        int end = places[places.length - 1] + 1;
        Set<CommandId> others = Set.copyOf(queue.subList(places[0], end + 1).stream()
                .map(CommandStatus::id)
                .filter(id -> !chosen.contains(id))
                .toList());
        return move(queue, places[0], end, others, places[0]);
    }

    private static Optional<Move> move(
            List<CommandStatus> queue, int first, int last, Set<CommandId> moved, int before) {
        List<CommandStatus> concerned = queue.subList(first, last + 1);
        if (!concerned.stream().allMatch(QueueOrder::isMovable)) {
            return Optional.empty();
        }
        List<CommandId> ids = concerned.stream()
                .map(CommandStatus::id)
                .filter(moved::contains)
                .toList();
        return Optional.of(new Move(ids, queue.get(before).id()));
    }

    private static int[] places(List<CommandStatus> queue, Set<CommandId> chosen) {
        return IntStream.range(0, queue.size())
                .filter(i -> chosen.contains(queue.get(i).id()))
                .toArray();
    }

    /** Sent by nobody yet, and not a recall: that keeps its place. */
    static boolean isMovable(CommandStatus status) {
        return status.state() == CommandState.SENDING && !isRecall(status);
    }

    private static boolean isRecall(CommandStatus status) {
        return status.command().address().method().equals(Composer.CANCEL);
    }
}
