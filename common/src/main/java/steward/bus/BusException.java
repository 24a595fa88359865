package steward.bus;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Why the broker did not do what it was asked; the message says what was asked, what happened and the remedy. */
public final class BusException extends RuntimeException {
    /** What kind of failure it is, for the decision what to do next. */
    public enum Kind {
        /** No connection now: try again when it is back. */
        NOT_CONNECTED,
        /** Asked, and no answer in time: it may or may not have happened. */
        NO_ANSWER,
        /** The broker will not take it now: a stream or the disk is full. */
        FULL,
        /** Another wrote first: {@link Parcel#expectedLast()} did not match. */
        CONFLICT,
        /** The broker does not permit it, or does not have what was asked for. */
        REFUSED
    }

    private final Kind kind;

    public BusException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public BusException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The bus's own exception in what a stage failed with; anything else counts as no answer. */
    public static BusException of(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof BusException known) {
            return known;
        }
        return cause == null
                ? new BusException(Kind.NO_ANSWER, "the broker did not answer")
                : new BusException(Kind.NO_ANSWER, "the broker did not answer: " + cause.getMessage(), cause);
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }
}
