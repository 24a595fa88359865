package steward.codec;

import steward.message.Ack;
import steward.message.Command;
import steward.message.Event;
import steward.message.Message;
import steward.message.MessageType;
import steward.message.OutputChunk;
import steward.message.Presence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as bytes and back. Fields are written in one fixed order, so that the same message always has the same bytes.
 * Unknown fields are ignored, missing and malformed ones are refused by name. Safe for all threads.
 */
public final class MessageCodec {
    /** The most bytes of one encoded message: with its headers it stays below the broker's usual limit of 1 MiB. */
    public static final int MAX_BYTES = Json.MAX_BYTES - 16 * 1024;

    private static final Shape<Long> VERSION = Shape.whole(0, Long.MAX_VALUE);
    private static final Shape<MessageType> TYPE = Shape.oneOf(MessageType.values(), MessageType::wireName);

    private MessageCodec() {}

    /**
     * The bytes of the message.
     *
     * @throws MalformedMessageException when the message holds what the wire cannot carry: too many bytes, attributes
     *     nested too deep, half a surrogate pair, an instant or a duration out of bounds
     */
    public static byte[] encode(Message message) {
        return bytes(message.type().wireName(), () -> tree(message));
    }

    /**
     * The message in these bytes.
     *
     * @throws MalformedMessageException whatever is wrong with them; no other exception
     */
    public static Message decode(byte[] payload) {
        Fields fields = versioned(payload);
        MessageType type = fields.required("type", TYPE);
        return switch (type) {
            case COMMAND -> CommandJson.read(fields);
            case ACK -> AckJson.read(fields);
            case EVENT -> EventJson.read(fields);
            case OUTPUT -> OutputChunkJson.read(fields);
        };
    }

    /**
     * The bytes of a presence.
     *
     * @throws MalformedMessageException as {@link #encode}
     */
    public static byte[] encodePresence(Presence presence) {
        return bytes("presence", () -> PresenceJson.write(presence));
    }

    /**
     * The presence in these bytes.
     *
     * @throws MalformedMessageException whatever is wrong with them; no other exception
     */
    public static Presence decodePresence(byte[] payload) {
        return PresenceJson.read(versioned(payload));
    }

    private static Fields versioned(byte[] payload) {
        JsonNode node = Json.parseWithoutDuplicates(payload);
        if (!node.isObject()) {
            throw MalformedMessageException.of(
                    "the message is not a JSON object: send {\"v\":" + Message.VERSION + ",...}");
        }
        Fields fields = new Fields(null, node);
        long version = fields.required("v", VERSION);
        if (version != Message.VERSION) {
            throw MalformedMessageException.inField(
                    "v",
                    "is " + version,
                    "this program reads version " + Message.VERSION + " only; run the same version on both sides");
        }
        return fields;
    }

    private static ObjectNode tree(Message message) {
        if (message instanceof Command command) {
            return CommandJson.write(command);
        }
        if (message instanceof Ack ack) {
            return AckJson.write(ack);
        }
        if (message instanceof Event event) {
            return EventJson.write(event);
        }
        return OutputChunkJson.write((OutputChunk) message);
    }

    private static byte[] bytes(String what, TreeSource source) {
        ObjectNode tree;
        try {
            tree = source.tree();
        } catch (IllegalArgumentException e) {
            throw MalformedMessageException.of("this " + what + " cannot be sent: " + e.getMessage(), e);
        }
        TreeRules.check(tree);
        byte[] bytes = Json.write(tree);
        if (bytes.length > MAX_BYTES) {
            throw MalformedMessageException.of("this " + what + " cannot be sent: it has " + bytes.length
                    + " bytes of JSON, at most " + MAX_BYTES + " are allowed; send less in one message");
        }
        return bytes;
    }

    private interface TreeSource {
        ObjectNode tree();
    }
}
