package steward.console.engine;

import java.util.List;
import java.util.Optional;
import steward.console.job.Job;
import steward.message.CommandId;

/**
 * What a request to cancel led to.
 *
 * @param job the cancel commands, one per command that had not ended; nothing where all had ended
 * @param asked the commands that are to be cancelled; each cancel command's answer says whether it was recalled, killed
 *     or too late
 * @param ended commands that had ended already, or for a recall had started, and are left alone
 */
public record Cancellation(Optional<Job> job, List<CommandId> asked, List<CommandId> ended) {
    public Cancellation {
        asked = List.copyOf(asked);
        ended = List.copyOf(ended);
    }
}
