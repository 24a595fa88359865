package steward.supervision;

import java.time.Duration;
import java.util.Optional;
import steward.message.Bytes;
import steward.message.Severity;

/** One run of a process, as its body sees it. Safe for all threads of the process. */
public interface ProcessContext {
    /** The name of the process. */
    ProcessName name();

    /** Whether this run was told to end. Its thread was interrupted then; this stays true. */
    boolean isStopping();

    /**
     * Waits until this run is told to end.
     *
     * @throws InterruptedException when the thread is interrupted, which may be the same order
     */
    void awaitStop() throws InterruptedException;

    /**
     * Waits for at most that long: between two rounds of periodic work.
     *
     * @return whether this run was told to end
     * @throws InterruptedException when the thread is interrupted, which may be the same order
     */
    boolean awaitStop(Duration limit) throws InterruptedException;

    /**
     * Sends an error to the error kernel, waits for its directive and has it carried out.
     *
     * <p>On the thread that the body was started on it returns only if the directive is {@link Directive#CONTINUE}; with
     * any other the body is left by an {@link Error} of the supervisor's own, which must not be caught. On another
     * thread of the process it returns any directive, and the body's thread has been told to stop where that is not
     * {@code CONTINUE}.
     *
     * @param severity as the process sees it; the kernel raises it where the cause is worse
     * @param message the message that was being handled; an excerpt is kept
     */
    Directive report(Severity severity, Throwable cause, Optional<Bytes> message);
}
