package steward.agent.handler.shell;

import java.util.Objects;

/** This node cannot do what the command asks; the message is the reason for the operator. */
final class RefusedException extends Exception {
    RefusedException(String reason) {
        super(reason);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
