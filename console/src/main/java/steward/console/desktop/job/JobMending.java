package steward.console.desktop.job;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import steward.console.job.CommandStatus;
import steward.console.job.SendRequest;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.NodeName;

/** What is sent again, and what can be taken back. Decisions only. */
final class JobMending {
    /** States that are taken for a failure. */
    static final Set<CommandState> FAILED = EnumSet.of(
            CommandState.FAILED,
            CommandState.TIMED_OUT,
            CommandState.REJECTED,
            CommandState.EXPIRED,
            CommandState.INTERRUPTED);

    private JobMending() {}

    /** The same for these nodes anew, each with the command that it retries; nothing where none of them has ended. */
    static Optional<SendRequest> again(Collection<CommandStatus> chosen) {
        List<CommandStatus> ended =
                chosen.stream().filter(status -> status.state().isFinal()).toList();
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        Command example = ended.get(0).command();
        Map<NodeName, CommandId> parents = new LinkedHashMap<>();
        ended.forEach(status -> parents.put(status.node(), status.id()));
        return Optional.of(new SendRequest(
                List.copyOf(parents.keySet()),
                example.address().method(),
                example.address().domain(),
                example.arguments(),
                Optional.of(Duration.between(example.createdAt(), example.validUntil()))
                        .filter(length -> !length.isNegative()),
                Optional.of(example.runLimit()),
                example.onInterrupt(),
                example.label(),
                parents,
                true));
    }

    /** Those that have not been seen to start. */
    static List<CommandStatus> recallable(Collection<CommandStatus> all) {
        return all.stream()
                .filter(status -> status.state().compareTo(CommandState.RUNNING) < 0
                        && !status.progress().isCancelRequested())
                .toList();
    }

    /** How many are taken for a failure. */
    static long failed(Collection<CommandStatus> all) {
        return all.stream().filter(status -> FAILED.contains(status.state())).count();
    }
}
