package steward.broker;

/** Why the embedded broker is not there; the message says what was tried, what happened and the remedy. */
public final class BrokerException extends RuntimeException {
    /** What kind of failure it is. */
    public enum Kind {
        /** No usable {@code nats-server} was found. */
        NO_BINARY,
        /** Another program listens on the port. */
        PORT_IN_USE,
        /** A living Steward already runs a broker in the folder. */
        FOLDER_IN_USE,
        /** The folder cannot be used, or is open to others. */
        FOLDER,
        /** The server ended or kept silent. */
        NOT_STARTED
    }

    private final Kind kind;

    BrokerException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    BrokerException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }
}
