package steward.codec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members of one JSON object, read by name. Members that nobody asks for are ignored. */
final class Fields {
    private final @Nullable FieldPath at;
    private final JsonNode object;

    /** @param at where the object stands; nothing for the message itself */
    Fields(@Nullable FieldPath at, JsonNode object) {
        this.at = at;
        this.object = object;
    }

    /** The value, which must be there. */
    <T> T required(String name, Shape<T> shape) {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            throw MalformedMessageException.inField(path(name), "is missing", "send " + shape.expected());
        }
        return shape.read(FieldPath.of(at, name), node);
    }

    /** The value, or nothing where it is missing or null. */
    <T> Optional<T> optional(String name, Shape<T> shape) {
        JsonNode node = object.path(name);
        return isAbsent(node) ? Optional.empty() : Optional.of(shape.read(FieldPath.of(at, name), node));
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** Which field an error text names. */
    String path(String name) {
        return FieldPath.of(at, name).toString();
    }
}
