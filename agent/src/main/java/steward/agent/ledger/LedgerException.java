package steward.agent.ledger;

/** The ledger's file cannot be used; the message names the file, what is wrong and the remedy. */
public final class LedgerException extends RuntimeException {
    private final Kind kind;

    LedgerException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    LedgerException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What an operator can do about it. */
    public Kind kind() {
        return kind;
    }

    /** Who has to change something. */
    public enum Kind {
        /** Another agent holds the folder: it has to end first. */
        IN_USE,
        /** The folder, or the version of this agent, is the wrong one: starting it again changes nothing. */
        UNUSABLE,
        /** The disk or the file did not do as asked: it may do so later. */
        FAILED
    }
}
