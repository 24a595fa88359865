package steward.agent.process;

import steward.message.Command;

/** A handler was told to stop and interrupted, and did not return; its stack says where it hangs. */
final class HandlerHangsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    HandlerHangsException(Command command, String limit, Thread worker) {
        super("command " + command.id() + " was told to stop and its handler did not return within " + limit
                + ": its thread " + worker.getName() + " is abandoned; it hangs where the stack shows");
        setStackTrace(worker.getStackTrace());
    }
}
