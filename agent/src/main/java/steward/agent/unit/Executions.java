package steward.agent.unit;

import java.util.function.Consumer;
import steward.agent.handler.OutputSink;
import steward.agent.handler.StopReason;
import steward.message.Command;
import steward.message.CommandId;

/** Where commands are carried out: supervised processes in the program, a script in a simulation. */
public interface Executions {
    /**
     * Begins the command and returns at once. {@code onEnd} is called exactly once, on any thread.
     *
     * @param run how often the command was started, this time included
     */
    void execute(Command command, int run, OutputSink output, Consumer<Ending> onEnd);

    /** Tells a running command to stop; false when it does not run (any more). */
    boolean stop(CommandId command, StopReason reason);
}
