package steward.agent.syslog;

/** Ends the reading of a message that breaks the grammar. */
final class FlawException extends Exception {
    private static final long serialVersionUID = 1;

    private final int position;

    FlawException(int position, String reason) {
        super(reason, null, false, false);
        this.position = position;
    }

    Flaw flaw() {
        return new Flaw(String.valueOf(getMessage()), position);
    }
}
