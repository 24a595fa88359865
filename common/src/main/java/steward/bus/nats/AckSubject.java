package steward.bus.nats;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the broker tells of a stored message in the reply subject that it comes with.
 *
 * @param streamSequence of the message
 * @param consumerSequence counts what this consumer was sent
 * @param storedAt by the broker's clock
 * @param pending how many more match after this one
 */
record AckSubject(long streamSequence, long consumerSequence, Instant storedAt, long pending) {
    private static final String PREFIX = "$JS.ACK.";
    private static final long NANOS = 1_000_000_000L;
    private static final int SHORT = 9;
    private static final int LONG = 11;
    private static final int AFTER_STREAM_AND_CONSUMER = 5;
    /** With a domain and an account in it; then something random may follow. */
    private static final int AFTER_DOMAIN_TOO = 7;

    /** Empty when the message does not come from a consumer. */
    static Optional<AckSubject> parse(@Nullable String reply) {
        if (reply == null || !reply.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int[] starts = new int[LONG + 1];
        int parts = split(reply, starts);
        if (parts != SHORT && parts < LONG) {
            return Optional.empty();
        }
        int first = parts == SHORT ? AFTER_STREAM_AND_CONSUMER : AFTER_DOMAIN_TOO;
        try {
            long nanos = number(reply, starts, first + 2);
            return Optional.of(new AckSubject(
                    number(reply, starts, first),
                    number(reply, starts, first + 1),
                    Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS),
                    number(reply, starts, first + 3)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Takes down where each part begins, and after the last of those wanted where it ends; returns how many there are. */
    private static int split(String reply, int[] starts) {
        int parts = 1;
        for (int dot = reply.indexOf('.'); dot >= 0; dot = reply.indexOf('.', dot + 1)) {
            if (parts < starts.length) {
                starts[parts] = dot + 1;
            }
            parts++;
        }
        if (parts < starts.length) {
            starts[parts] = reply.length() + 1;
        }
        return parts;
    }

    private static long number(String reply, int[] starts, int part) {
        return Long.parseLong(reply, starts[part], starts[part + 1] - 1, 10);
    }
}
