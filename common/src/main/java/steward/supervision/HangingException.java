package steward.supervision;

import java.time.Duration;

/** A thread was told to end and interrupted, and did not; its stack says where it hangs. */
final class HangingException extends RuntimeException {
    HangingException(ProcessName process, Duration limit, Thread thread) {
        super("process " + process + " did not end within " + limit + " of being told to: its thread "
                + thread.getName() + " is abandoned; it hangs where the stack shows");
        setStackTrace(thread.getStackTrace());
    }
}
