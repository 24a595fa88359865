package steward.message;

import java.util.UUID;

/**
 * The id of an ack, an event or a chunk of output; also its de-duplication id at the broker.
 *
 * @param value time-ordered (UUIDv7, RFC 9562), so that ids sort by the time they were made
 */
public record MessageId(UUID value) implements Comparable<MessageId> {
    /** @throws InvalidNameException when the text is not a UUID in its canonical lower-case form */
    public static MessageId parse(String text) {
        return new MessageId(Ids.parse("message id", text));
    }

    @Override
    public int compareTo(MessageId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
