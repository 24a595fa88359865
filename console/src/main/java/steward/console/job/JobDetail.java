package steward.console.job;

import java.util.List;

/**
 * A job with every command of it.
 *
 * @param summary the job and its counts
 * @param commands one per target, by node name
 */
public record JobDetail(JobSummary summary, List<CommandStatus> commands) {
    public JobDetail {
        commands = List.copyOf(commands);
    }
}
