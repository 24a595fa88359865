package steward.agent.process;

import java.util.Optional;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.agent.unit.Ending;
import steward.message.Command;
import steward.message.CommandState;
import steward.supervision.ProcessName;

/**
 * The order to stop one command.
 *
 * @param reason what the handler is told
 * @param state how the command ends by it
 * @param text why, for an operator, as it reads when the command had been started
 */
record StopOrder(StopReason reason, CommandState state, String text) {
    static StopOrder of(StopReason reason, Command command) {
        return switch (reason) {
            case RUN_LIMIT ->
                new StopOrder(reason, CommandState.TIMED_OUT, "stopped at its run limit of " + command.runLimit());
            case CANCELLED -> new StopOrder(reason, CommandState.CANCELLED, "stopped while it ran");
            case SHUTDOWN -> agentEnds();
        };
    }

    /** The agent ends. */
    static StopOrder agentEnds() {
        return new StopOrder(StopReason.SHUTDOWN, CommandState.INTERRUPTED, "the agent was stopped while it ran");
    }

    /** An operator stopped the whole process. */
    static StopOrder processStopped(ProcessName process) {
        return new StopOrder(
                StopReason.SHUTDOWN,
                CommandState.CANCELLED,
                "process " + process + " was stopped by an operator while it ran");
    }

    /** The error kernel ended the process, for what another command brought about. */
    static StopOrder processFailed(ProcessName process) {
        return new StopOrder(
                StopReason.SHUTDOWN,
                CommandState.FAILED,
                "process " + process + " was ended after an error of another command while this one ran");
    }

    /** How a command ends whose handler returned this after the order; what it achieved all the same is the truth. */
    Ending ending(Outcome outcome) {
        if (outcome.succeeded()) {
            return new Ending(CommandState.SUCCEEDED, outcome.exitCode(), outcome.reason());
        }
        return new Ending(
                state,
                outcome.exitCode(),
                Optional.of(outcome.reason().map(more -> text + "; " + more).orElse(text)));
    }
}
