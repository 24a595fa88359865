package steward.console.home;

/** The home or its settings cannot be used; the message names the file, the rule and the remedy. */
public final class HomeException extends RuntimeException {
    HomeException(String message) {
        super(message);
    }

    HomeException(String message, Throwable cause) {
        super(message, cause);
    }
}
