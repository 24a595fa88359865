package steward.console.engine;

import java.util.List;
import java.util.Optional;
import steward.message.Bytes;
import steward.message.Severity;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessName;
import steward.supervision.SupervisedState;

/** Where the engine's processes run, and where its errors go. */
interface Supervision {
    /** Starts a process that lives as long as the engine. */
    void start(ProcessName name, ProcessBody body);

    /** Starts at once what waits to be started again: the reason why it failed may have passed. */
    void startAgain();

    /** For what is no process and goes on after any error. */
    void report(ProcessName name, Severity severity, Throwable cause, Optional<Bytes> message);

    /** A listener of somebody outside the engine threw. */
    void listenerFailed(RuntimeException failure);

    /** How each of the processes stands. */
    List<SupervisedState> states();

    /** How many errors are not to be had any more, or never were. */
    long lostErrors();
}
