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

    /** Empty when the message does not come from a consumer. */
    static Optional<AckSubject> parse(@Nullable String reply) {
        if (reply == null || !reply.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = reply.split("\\.", -1);
        // With a domain and an account in it from 11 parts on; then something random may follow.
        int first = parts.length == SHORT ? 5 : 7;
        if (parts.length != SHORT && parts.length < LONG) {
            return Optional.empty();
        }
        try {
            long nanos = Long.parseLong(parts[first + 2]);
            return Optional.of(new AckSubject(
                    Long.parseLong(parts[first]),
                    Long.parseLong(parts[first + 1]),
                    Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS),
                    Long.parseLong(parts[first + 3])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
