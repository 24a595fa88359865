package steward.supervision;

/** What a process does, from one start to its end. Runs on a daemon thread of its own, named after the process. */
public interface ProcessBody {
    /**
     * Runs until it returns, which ends the process for good, or throws, which the error kernel answers. Told to stop,
     * its thread is interrupted and it has to end within the supervisor's stop limit: one that does not is abandoned on
     * its thread, and what follows begins on another.
     *
     * @throws Exception whatever it did not expect; nothing needs to be caught for the supervisor's sake
     */
    void run(ProcessContext context) throws Exception;
}
