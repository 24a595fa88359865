package steward.console.engine;

import java.util.List;
import steward.console.job.CommandStatus;
import steward.console.job.SendRequest;

/**
 * What a retry would send: to be shown, then handed to {@link Engine#send}.
 *
 * @param request new commands for the same nodes, each with the one it retries as its parent
 * @param retried the commands that are retried, by node
 */
public record RetryPlan(SendRequest request, List<CommandStatus> retried) {
    public RetryPlan {
        retried = List.copyOf(retried);
    }
}
