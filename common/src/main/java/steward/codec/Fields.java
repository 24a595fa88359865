package steward.codec;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The members of one JSON object, read by name. Members that nobody asks for are ignored. */
final class Fields {
    private final String prefix;
    private final JsonNode object;

    /** @param prefix what stands before a member's name in an error text: empty, or a path that ends with a dot */
    Fields(String prefix, JsonNode object) {
        this.prefix = prefix;
        this.object = object;
    }

    /** The value, which must be there. */
    <T> T required(String name, Shape<T> shape) {
        return optional(name, shape)
                .orElseThrow(() ->
                        MalformedMessageException.inField(prefix + name, "is missing", "send " + shape.expected()));
    }

    /** The value, or nothing where it is missing or null. */
    <T> Optional<T> optional(String name, Shape<T> shape) {
        JsonNode node = object.path(name);
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(shape.read(prefix + name, node));
    }

    /** Which field an error text names. */
    String path(String name) {
        return prefix + name;
    }
}
