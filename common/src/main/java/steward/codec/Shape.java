package steward.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import steward.message.Attributes;
import tools.jackson.databind.JsonNode;

/**
 * What the value of a field must be.
 *
 * @param expected in words, to follow "send"
 * @param reader makes the value, or throws {@link IllegalArgumentException} or {@link MalformedMessageException}
 */
record Shape<T>(String expected, Reader<T> reader) {
    static final Shape<String> TEXT = of("text", JsonNode::isString, JsonNode::stringValue);
    static final Shape<Instant> INSTANT = parsed("an instant in UTC such as 2026-01-31T12:00:00Z", WireTime::instant);
    static final Shape<Duration> DURATION = parsed("a duration such as PT30S", WireTime::duration);
    static final Shape<Duration> LENGTH = parsed("a duration such as PT30S", WireTime::length);
    static final Shape<Attributes> ATTRIBUTES = of("an object", JsonNode::isObject, Json::attributes);
    static final Shape<Map<String, String>> TEXTS = new Shape<>("an object with text in it", Shape::texts);

    /** Makes a value of what stands at that path. */
    interface Reader<T> {
        T read(FieldPath path, JsonNode node);
    }

    /** Text that has a form of its own; what the form's parser says is passed on. */
    static <T> Shape<T> parsed(String expected, Function<String, T> parser) {
        return of(expected, JsonNode::isString, node -> parser.apply(node.stringValue()));
    }

    /** A whole number between two bounds, both included. */
    static Shape<Long> whole(long least, long most) {
        return of(
                "a whole number from " + least + " to " + most,
                node -> node.isIntegralNumber()
                        && node.canConvertToLong()
                        && node.longValue() >= least
                        && node.longValue() <= most,
                JsonNode::longValue);
    }

    /** One of these, under its name on the wire. */
    static <T> Shape<T> oneOf(T[] values, Function<T, String> wireName) {
        return oneOf(Stream.of(values), wireName);
    }

    /** One of these, under its name on the wire. */
    static <T> Shape<T> oneOf(Stream<T> values, Function<T, String> wireName) {
        Map<String, T> byName =
                values.collect(Collectors.toMap(wireName, Function.identity(), (a, b) -> a, TreeMap::new));
        String expected = "one of " + String.join(", ", byName.keySet());
        return new Shape<>(expected, (path, node) -> {
            T value = node.isString() ? byName.get(node.stringValue()) : null;
            if (value == null) {
                throw wrong(path, node, expected);
            }
            return value;
        });
    }

    /** An object with fields of its own. */
    static <T> Shape<T> object(Function<Fields, T> reader) {
        return new Shape<>("an object", (path, node) -> {
            if (!node.isObject()) {
                throw wrong(path, node, "an object");
            }
            return reader.apply(new Fields(path, node));
        });
    }

    /** A list of such values. */
    static <T> Shape<List<T>> list(Shape<T> item) {
        return new Shape<>("a list", (path, node) -> {
            if (!node.isArray()) {
                throw wrong(path, node, "a list");
            }
            List<T> items = new ArrayList<>(node.size());
            for (int i = 0; i < node.size(); i++) {
                items.add(item.read(path.item(i), node.get(i)));
            }
            return items;
        });
    }

    /** The value at that path. */
    T read(FieldPath path, JsonNode node) {
        try {
            return reader.read(path, node);
        } catch (IllegalArgumentException e) {
            throw MalformedMessageException.inField(path.toString(), e);
        }
    }

    private static <T> Shape<T> of(String expected, Predicate<JsonNode> fits, Function<JsonNode, T> reader) {
        return new Shape<>(expected, (path, node) -> {
            if (!fits.test(node)) {
                throw wrong(path, node, expected);
            }
            return reader.apply(node);
        });
    }

    private static Map<String, String> texts(FieldPath path, JsonNode node) {
        if (!node.isObject()) {
            throw wrong(path, node, "an object with text in it");
        }
        Map<String, String> texts = new TreeMap<>();
        node.forEachEntry((name, value) -> texts.put(name, TEXT.read(FieldPath.of(path, name), value)));
        return texts;
    }

    private static MalformedMessageException wrong(FieldPath path, JsonNode node, String expected) {
        String shown = node.isObject() ? "an object" : node.isArray() ? "a list" : node.toString();
        return MalformedMessageException.inField(path.toString(), "is " + shown, "send " + expected);
    }
}
