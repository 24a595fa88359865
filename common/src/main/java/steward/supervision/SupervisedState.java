package steward.supervision;

import java.util.Optional;
import steward.message.ProcessStatus;

/**
 * One process as its supervisor sees it.
 *
 * @param name of the process
 * @param state what it does now
 * @param restarts since it was started first
 * @param lastError the last error that it reported or died of
 */
public record SupervisedState(
        ProcessName name, ProcessStatus.State state, int restarts, Optional<ProcessError> lastError) {}
