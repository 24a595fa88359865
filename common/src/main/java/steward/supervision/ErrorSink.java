package steward.supervision;

/** Where the error kernel publishes errors: durable events on the agent, the error view on a console. */
public interface ErrorSink {
    /**
     * Takes one error. Called on the kernel's own thread, one error after another; may block and may throw: neither
     * reaches the kernel or the process that failed, but errors that meanwhile find no room are counted, not kept.
     */
    void accept(ProcessError error) throws Exception;
}
