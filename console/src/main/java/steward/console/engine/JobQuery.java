package steward.console.engine;

import java.util.Optional;
import steward.message.JobId;

/**
 * Which part of the history is wanted, newest first.
 *
 * @param before only jobs sent before this one, for the next page
 * @param text only jobs whose label, method, operator, arguments or node names contain it, in any case
 * @param output only jobs with an answer that contains it, in any case, within one piece of output that is text; of
 *     output too large to ride in an answer only what was read here before is searched
 * @param withRuns whether what units ran by themselves is among them
 * @param limit at most so many, 1 to {@link #MOST}
 */
public record JobQuery(
        Optional<JobId> before, Optional<String> text, Optional<String> output, boolean withRuns, int limit) {
    /** The most jobs of one answer. */
    public static final int MOST = 1_000;

    public JobQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a limit of " + limit + " jobs: use 1 to " + MOST);
        }
    }

    /** Without a search of outputs. */
    public JobQuery(Optional<JobId> before, Optional<String> text, int limit) {
        this(before, text, Optional.empty(), false, limit);
    }

    /** The newest jobs. */
    public static JobQuery newest(int limit) {
        return new JobQuery(Optional.empty(), Optional.empty(), limit);
    }
}
