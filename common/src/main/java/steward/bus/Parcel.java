package steward.bus;

import java.util.Map;
import java.util.OptionalLong;
import steward.message.Bytes;

/**
 * A message as the broker sees it, ready to be stored.
 *
 * @param subject where it goes
 * @param payload exact bytes
 * @param headers beside the payload
 * @param dedupeId the broker drops a second parcel with this id while it remembers the first
 * @param expectedLast the sequence that the subject's last message must have for this one to be stored; 0 for none
 */
public record Parcel(
        String subject, Bytes payload, Map<String, String> headers, String dedupeId, OptionalLong expectedLast) {
    public Parcel {
        headers = Map.copyOf(headers);
    }

    public Parcel(String subject, Bytes payload, Map<String, String> headers, String dedupeId) {
        this(subject, payload, headers, dedupeId, OptionalLong.empty());
    }
}
