package steward.agent.unit;

import java.util.Optional;
import java.util.OptionalInt;
import steward.message.CommandState;

/**
 * How a command ended.
 *
 * @param state SUCCEEDED, FAILED, TIMED_OUT, CANCELLED or INTERRUPTED
 * @param exitCode of the process, where there was one and it exited by itself
 * @param reason why, in words for an operator
 */
public record Ending(CommandState state, OptionalInt exitCode, Optional<String> reason) {}
