package steward.supervision;

import java.time.Instant;
import java.util.Optional;
import steward.message.Bytes;
import steward.message.Severity;

/**
 * One error that the kernel has answered, bounded in size and free of live objects, so that it can be kept and sent.
 *
 * @param process that it happened in
 * @param severity how bad it is
 * @param code the same for the same fault everywhere
 * @param directive what the kernel answered
 * @param cause text of the error, with its type where it is not one of ours, at most {@link #MAX_CAUSE} characters
 * @param trace the stack, at most {@link #MAX_TRACE} characters
 * @param message the first {@link #MAX_MESSAGE} bytes of the message that was being handled, if there was one
 * @param messageLength how long that message was in bytes; zero where there was none
 * @param at when, by this machine's clock
 * @param count how many errors this one stands for: more than one where they came too fast to be told one by one
 */
public record ProcessError(
        ProcessName process,
        Severity severity,
        FaultCode code,
        Directive directive,
        String cause,
        String trace,
        Optional<Bytes> message,
        int messageLength,
        Instant at,
        long count) {
    /** The longest {@link #cause} in characters. */
    public static final int MAX_CAUSE = 1024;
    /** The longest {@link #trace} in characters. */
    public static final int MAX_TRACE = 8 * 1024;
    /** The longest {@link #message} in bytes. */
    public static final int MAX_MESSAGE = 4 * 1024;

    /** The same, standing for that many. */
    ProcessError times(long many) {
        return new ProcessError(process, severity, code, directive, cause, trace, message, messageLength, at, many);
    }
}
