package steward.agent.handler;

import steward.message.Command;

/** One start of one command: what a handler is given. */
public interface Invocation {
    /** The command, whose arguments have passed {@link Handler#check}. */
    Command command();

    /** How often this command has been started, from 1; more than 1 only after an interruption. */
    int run();

    /** Where what the command writes goes. */
    OutputSink output();

    /** Whether and why the handler has to end early. */
    Stopping stopping();
}
