package steward.console.engine;

import java.util.Set;
import steward.console.fleet.Fleet;
import steward.message.CommandId;
import steward.message.JobId;

/**
 * What changed since the last update that the same listener heard.
 *
 * @param fleet the newest snapshot
 * @param jobs whose commands changed or that are new
 * @param commands whose progress changed or that are new
 * @param isPartial whether more changed than is listed: read anew whatever is shown
 */
public record Update(Fleet fleet, Set<JobId> jobs, Set<CommandId> commands, boolean isPartial) {
    /** The most jobs, and the most commands, that an update lists. */
    public static final int MOST_LISTED = 20_000;

    public Update {
        jobs = Set.copyOf(jobs);
        commands = Set.copyOf(commands);
    }
}
