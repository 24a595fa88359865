package steward.bus.nats;

import io.nats.client.JetStreamStatusException;
import io.nats.client.api.ApiResponse;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import steward.bus.BusException;
import steward.bus.BusException.Kind;

/** What the broker's refusals mean to us. */
final class Replies {
    static final int STREAM_NOT_FOUND = 10059;
    static final int CONSUMER_NOT_FOUND = 10014;
    static final int STREAM_NAME_IN_USE = 10058;
    static final int NO_SUITABLE_PEERS = 10005;
    static final int REPLICAS_NOT_SUPPORTED = 10074;
    static final int WRONG_LAST_SEQUENCE = 10071;

    /** Stream limits, storage and memory of the server or the account, servers that have both. */
    private static final Set<Integer> FULL = Set.of(NO_SUITABLE_PEERS, 10002, 10023, 10028, 10047, 10077, 10122);

    /** JetStream is starting, has no leader, or is switched off for the moment. */
    private static final Set<Integer> NOT_READY = Set.of(10008, 10009, 10076, 10039, 10118, 10119);

    private static final int UNAVAILABLE = 503;

    private Replies() {}

    /** The exception for an answer that says no. */
    static BusException refusal(String asked, ApiResponse<?> answer) {
        return refusal(asked, answer.getErrorCode(), answer.getApiErrorCode(), String.valueOf(answer.getDescription()));
    }

    /**
     * @param status as HTTP knows it
     * @param code of the broker's own, which is finer
     */
    static BusException refusal(String asked, int status, int code, String description) {
        String said = asked + ": the broker says \"" + description + "\" (" + code + ")";
        if (FULL.contains(code) || description.contains("maximum bytes") || description.contains("insufficient")) {
            return new BusException(Kind.FULL, said + ": make room, or raise the limit, at the broker");
        }
        if (code == WRONG_LAST_SEQUENCE) {
            return new BusException(Kind.CONFLICT, said + ": another wrote first");
        }
        if (status == UNAVAILABLE || NOT_READY.contains(code)) {
            return new BusException(Kind.NO_ANSWER, said + ": its storage is not ready yet");
        }
        return new BusException(
                Kind.REFUSED,
                said
                        + ": asking again will not help until the broker's limits, its streams or this user's permissions change");
    }

    /** The exception for a request that got no proper answer. */
    static BusException failure(String subject, Throwable failure) {
        String asked = "asked " + subject;
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof BusException known) {
            return known;
        }
        if (cause instanceof TimeoutException) {
            return new BusException(Kind.NO_ANSWER, asked + ": the broker did not answer in time", cause);
        }
        if (cause instanceof CancellationException) {
            return lost(asked);
        }
        if (cause instanceof JetStreamStatusException status
                && status.getStatus().getCode() == UNAVAILABLE) {
            // A server that has just started answers nothing of JetStream's yet, as one without the stream never does.
            return new BusException(
                    Api.isDirectGet(subject) ? Kind.REFUSED : Kind.NO_ANSWER,
                    asked
                            + ": nothing at the broker answers to that now (no such stream, no JetStream, or still starting)",
                    cause);
        }
        return new BusException(Kind.NO_ANSWER, asked + ": " + cause.getMessage(), cause);
    }

    static BusException lost(String asked) {
        return new BusException(Kind.NOT_CONNECTED, asked + ": the connection was lost before the broker answered");
    }
}
