package steward.console.desktop.job;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import steward.console.job.CommandStatus;
import steward.message.CommandState;

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

    /** Those that can be sent anew: they have ended. */
    static List<CommandStatus> ended(Collection<CommandStatus> chosen) {
        return chosen.stream().filter(status -> status.state().isFinal()).toList();
    }

    /** Those that are still waited for. */
    static List<CommandStatus> open(Collection<CommandStatus> chosen) {
        return chosen.stream().filter(status -> !status.state().isFinal()).toList();
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
