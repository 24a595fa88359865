package steward.console.engine;

import java.util.Optional;
import steward.message.CommandId;
import steward.message.JobId;

/**
 * What an id, or its beginning or end, stands for: exactly one of the two.
 *
 * @param job when it is a job
 * @param command when it is a command
 */
public record Found(Optional<JobId> job, Optional<CommandId> command) {}
