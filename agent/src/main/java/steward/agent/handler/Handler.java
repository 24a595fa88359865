package steward.agent.handler;

import steward.message.Attributes;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;

/**
 * One method of a node. A handler keeps no state between commands and is called by several threads at once, one per
 * command that runs.
 */
public interface Handler {
    /** The method's name, meaning and arguments; always the same. */
    MethodDescription description();

    /**
     * Whether the arguments are what the method needs, judged by their form alone: a file that is not there is found
     * out by {@link #handle}. Does no I/O.
     *
     * @throws InvalidArgumentException for the first argument that is not
     */
    void check(Attributes arguments) throws InvalidArgumentException;

    /**
     * Does what the command asks and returns how it ended. Blocks until then; ends soon after {@link Stopping} says so.
     *
     * @throws Exception whatever the handler did not expect; the process it runs in decides what follows
     */
    Outcome handle(Invocation invocation) throws Exception;
}
