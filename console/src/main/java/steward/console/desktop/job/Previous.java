package steward.console.desktop.job;

import java.util.List;
import java.util.Optional;
import steward.console.job.CommandStatus;
import steward.message.Command;

/** What the same node answered to the same question the last time. */
final class Previous {
    /** As far back as is looked, in commands of the node. */
    static final int MOST_LOOKED_AT = 500;

    private Previous() {}

    /**
     * The newest command before this one with the same method, domain and arguments that the node has ended.
     *
     * @param ofNode commands of the node, newest first
     */
    static Optional<CommandStatus> of(CommandStatus status, List<CommandStatus> ofNode) {
        return ofNode.stream()
                .filter(other -> other.id().compareTo(status.id()) < 0)
                .filter(other -> asksTheSame(other.command(), status.command()))
                .filter(other -> other.progress().outcome().isPresent())
                .findFirst();
    }

    private static boolean asksTheSame(Command one, Command other) {
        return one.address().equals(other.address()) && one.arguments().equals(other.arguments());
    }
}
