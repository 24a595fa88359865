package steward.lifecycle;

import java.time.Instant;
import java.util.Optional;
import steward.message.CommandState;

/**
 * One line in the history of a command.
 *
 * @param state what it came to
 * @param at when, by the broker's clock as the speaker saw it
 * @param saidBy whose word it is
 * @param reason why, in words for an operator
 */
public record Transition(CommandState state, Instant at, Speaker saidBy, Optional<String> reason) {}
