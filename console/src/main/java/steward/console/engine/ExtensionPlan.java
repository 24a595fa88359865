package steward.console.engine;

import java.util.List;
import steward.console.job.CommandStatus;
import steward.console.job.SendRequest;

/**
 * What longer validity of a job would mean: a signed command cannot be altered, so what has not started is recalled and
 * sent anew. To be shown, then handed to {@link Engine#extend}. On a node that starts the old command before the recall
 * reaches it, the old one goes on and the new one is cancelled.
 *
 * @param request new commands for the same nodes, each with the one it replaces as its parent
 * @param extended the commands that are replaced
 */
public record ExtensionPlan(SendRequest request, List<CommandStatus> extended) {
    public ExtensionPlan {
        extended = List.copyOf(extended);
    }
}
