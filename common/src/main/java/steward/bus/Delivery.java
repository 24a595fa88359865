package steward.bus;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import steward.message.Bytes;

/**
 * A stored message as it arrives.
 *
 * @param subject that it was stored under, not the one it was republished to
 * @param payload exact bytes
 * @param headers beside the payload, without the broker's own
 * @param sequence in its stream; 0 where it did not come from a stream
 * @param previousOnSubject the sequence of the message before it on the same subject; 0 for none; -1 where not known
 * @param storedAt by the broker's clock, where known
 */
public record Delivery(
        String subject,
        Bytes payload,
        Map<String, String> headers,
        long sequence,
        long previousOnSubject,
        Optional<Instant> storedAt) {
    public Delivery {
        headers = Map.copyOf(headers);
    }
}
