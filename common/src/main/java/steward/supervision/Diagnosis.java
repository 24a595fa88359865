package steward.supervision;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import steward.message.Severity;

/** How bad a cause is, judged by its type alone. Pure. */
final class Diagnosis {
    private static final int MOST_WRAPPINGS = 8;

    private Diagnosis() {}

    /** The graver of what the process says and what the cause shows. */
    static Severity of(Severity said, Throwable cause) {
        Severity shown = inherent(unwrapped(cause));
        return shown.compareTo(said) < 0 ? shown : said;
    }

    private static Severity inherent(Throwable cause) {
        if (cause instanceof OutOfMemoryError memory) {
            return isExhausted(memory) ? Severity.EMERGENCY : Severity.CRITICAL;
        }
        if (cause instanceof StackOverflowError) {
            return Severity.CRITICAL;
        }
        if (cause instanceof VirtualMachineError) {
            return Severity.EMERGENCY;
        }
        if (cause instanceof LinkageError) {
            return Severity.ALERT;
        }
        return cause instanceof Error ? Severity.CRITICAL : Severity.DEBUG;
    }

    /** A request that is too large or a thread too many harms nobody else; a heap that is full does. */
    private static boolean isExhausted(OutOfMemoryError error) {
        String text = String.valueOf(error.getMessage());
        return !text.startsWith("Requested array size")
                && !text.startsWith("unable to create")
                && !text.startsWith("Cannot reserve")
                && !text.startsWith("Direct buffer memory");
    }

    private static Throwable unwrapped(Throwable cause) {
        Throwable inner = cause;
        for (int depth = 0; depth < MOST_WRAPPINGS; depth++) {
            Throwable next = inner.getCause();
            if (next == null || !(inner instanceof ExecutionException || inner instanceof CompletionException)) {
                break;
            }
            inner = next;
        }
        return inner;
    }
}
