package steward.message;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened on a node.
 *
 * @param id unique
 * @param address node, method and domain; errors of the error kernel use the method {@code error}
 * @param at when, by the unit's view of the broker's clock
 * @param severity how bad, where that has a meaning
 * @param data what, as the method defines it
 */
public record Event(MessageId id, Address address, Instant at, Optional<Severity> severity, Attributes data)
        implements Message {
    /** The method of events that the error kernel raises. */
    public static final MethodName ERROR = new MethodName("error");

    @Override
    public MessageId messageId() {
        return id;
    }

    @Override
    public MessageType type() {
        return MessageType.EVENT;
    }
}
