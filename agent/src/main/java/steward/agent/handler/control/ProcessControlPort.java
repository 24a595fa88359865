package steward.agent.handler.control;

import java.util.List;
import java.util.Optional;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.ProcessStatus;

/** The processes of this node, as far as an operator's order reaches. Safe for all threads. */
public interface ProcessControlPort {
    /** All processes by name. */
    List<ProcessStatus> list();

    /**
     * Starts a process; one that runs is left alone.
     *
     * @return why that could not be done, or nothing
     */
    Optional<String> start(MethodName method, Domain domain);

    /**
     * Stops a process and waits for it; what it runs is ended. Commands for it wait until it is started again.
     *
     * @return why that could not be done, or nothing
     */
    Optional<String> stop(MethodName method, Domain domain) throws InterruptedException;
}
