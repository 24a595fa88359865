package steward.file;

/** Why a file cannot be had or given, in words for an operator; trying again by itself will not help. */
public final class TransferException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong and what to do */
    public TransferException(String message) {
        super(message);
    }
}
