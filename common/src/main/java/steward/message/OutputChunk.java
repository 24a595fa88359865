package steward.message;

import java.time.Instant;
import java.util.List;

/**
 * A numbered part of the output of one command, published while it runs.
 *
 * @param id unique
 * @param address node, method and domain of the command
 * @param command the command that wrote it
 * @param number from 1, without gaps within one run
 * @param run how often this command had been started, from 1; a rerun after an interruption numbers its chunks anew
 * @param at when it was cut, by the unit's view of the broker's clock
 * @param segments in the order they were written
 */
public record OutputChunk(
        MessageId id, Address address, CommandId command, int number, int run, Instant at, List<OutputSegment> segments)
        implements Message {
    /** The most bytes of output that one chunk carries, before Base64. */
    public static final int MAX_BYTES = 256 * 1024;

    /** The most segments that one chunk or one ack carries: each costs up to 64 bytes beside its data. */
    public static final int MAX_SEGMENTS = 4096;

    public OutputChunk {
        segments = List.copyOf(segments);
    }

    @Override
    public MessageId messageId() {
        return id;
    }

    @Override
    public MessageType type() {
        return MessageType.OUTPUT;
    }

    @Override
    public String subject() {
        return Subject.output(address, command);
    }
}
