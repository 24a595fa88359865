package steward.agent.handler;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a handler ended. Whoever called it adds why it was stopped, if it was.
 *
 * @param succeeded whether the command did what it was meant to
 * @param exitCode of the process, where there was one and it exited by itself
 * @param reason in words for an operator, always there on failure
 */
public record Outcome(boolean succeeded, OptionalInt exitCode, Optional<String> reason) {
    public Outcome {
        if (!succeeded && reason.isEmpty()) {
            throw new IllegalArgumentException("a failure without a reason: say what went wrong");
        }
    }

    /** All went well, and there was no process with an exit code. */
    public static Outcome success() {
        return new Outcome(true, OptionalInt.empty(), Optional.empty());
    }

    /** It went wrong, and there is no exit code. */
    public static Outcome failure(String reason) {
        return new Outcome(false, OptionalInt.empty(), Optional.of(reason));
    }
}
