package steward.console.engine;

/** A message of the broker broke a rule and was left out; says which rule. */
final class SkippedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SkippedMessageException(String why) {
        super(why, null, false, false);
    }
}
