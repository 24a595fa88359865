package steward.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import steward.message.Bytes;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs of output as a tree: {@code [{stream offset text|base64}]}. Text where the bytes are UTF-8 that JSON
 * carries in at most twice the room, Base64 for all else; either way every byte comes back as it was.
 */
final class SegmentJson {
    static final Shape<List<OutputSegment>> SEGMENTS = Shape.list(Shape.object(SegmentJson::read));

    private static final Shape<OutputStreamName> STREAM =
            Shape.oneOf(OutputStreamName.values(), OutputStreamName::wireName);
    private static final Shape<Long> OFFSET = Shape.whole(0, Long.MAX_VALUE);
    private static final Shape<Bytes> BASE64 = Shape.parsed("Base64", SegmentJson::fromBase64);

    private SegmentJson() {}

    static ArrayNode write(List<OutputSegment> segments) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(segments.size());
        segments.forEach(segment -> list.add(write(segment)));
        return list;
    }

    private static ObjectNode write(OutputSegment segment) {
        ObjectNode tree =
                Json.object().put("stream", segment.stream().wireName()).put("offset", segment.offset());
        byte[] data = segment.data().toArray();
        Optional<String> text = carriesText(data) ? utf8(data) : Optional.empty();
        return text.isPresent()
                ? tree.put("text", text.get())
                : tree.put("base64", Base64.getEncoder().encodeToString(data));
    }

    private static OutputSegment read(Fields fields) {
        Optional<Bytes> text = fields.optional("text", Shape.TEXT).map(Bytes::ofUtf8);
        Optional<Bytes> base64 = fields.optional("base64", BASE64);
        if (text.isPresent() == base64.isPresent()) {
            throw MalformedMessageException.inField(
                    fields.path("text"),
                    text.isPresent() ? "and base64 are both there" : "and base64 are both missing",
                    "send one of the two");
        }
        return new OutputSegment(
                fields.required("stream", STREAM),
                fields.required("offset", OFFSET),
                text.or(() -> base64).orElseThrow());
    }

    /** Whether the bytes grow at most twofold when they are escaped as JSON text, so that no binary swells sixfold. */
    private static boolean carriesText(byte[] data) {
        long escaped = 0;
        for (byte b : data) {
            escaped += switch (b) {
                case '"', '\\', '\n', '\r', '\t', '\b', '\f' -> 2;
                default -> b >= 0 && b < ' ' ? 6 : 1;
            };
        }
        return escaped <= 2L * data.length;
    }

    private static Optional<String> utf8(byte[] data) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Bytes fromBase64(String text) {
        try {
            return Bytes.copyOf(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "this is not Base64 (" + e.getMessage() + "): send the standard alphabet", e);
        }
    }
}
