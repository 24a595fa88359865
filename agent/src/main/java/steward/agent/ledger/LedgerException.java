package steward.agent.ledger;

/** The ledger's file cannot be used; the message names the file, what is wrong and the remedy. */
public final class LedgerException extends RuntimeException {
    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    LedgerException(String message) {
        super(message);
    }
}
