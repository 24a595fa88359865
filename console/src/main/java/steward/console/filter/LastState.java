package steward.console.filter;

import java.util.Optional;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.MethodName;

/**
 * One cell of the grid: a method and domain of a node, and how far the last command for it got.
 *
 * @param state nothing where the node has the process and no command for it is known
 */
public record LastState(MethodName method, Domain domain, Optional<CommandState> state) {}
