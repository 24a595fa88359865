package steward.console.store;

/** The store could not be read or written; the message names the file, what happened and the remedy. */
public final class StoreException extends RuntimeException {
    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    StoreException(String message) {
        super(message);
    }
}
