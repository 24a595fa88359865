package steward.console.cli;

/** A call that breaks a rule; the message names the input, the rule and the remedy. Nothing was done. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }
}
