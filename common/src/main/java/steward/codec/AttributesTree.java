package steward.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import steward.message.Attributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@link Attributes} as a JSON tree and back, without loss. */
final class AttributesTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AttributesTree() {}

    static Attributes read(JsonNode node) {
        if (!node.isObject()) {
            throw MalformedMessageException.of("this is " + node.getNodeType() + ", not a JSON object: send {...}");
        }
        return new Attributes(map(node));
    }

    static JsonNode write(Attributes attributes) {
        return object(attributes.values(), 1);
    }

    private static Map<String, @Nullable Object> map(JsonNode node) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        node.forEachEntry((name, value) -> values.put(name, value(value)));
        return values;
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> map(node);
            case ARRAY -> list(node);
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case NULL -> null;
            default ->
                throw MalformedMessageException.of(
                        node.getNodeType() + " is not a kind of JSON value: send text, a number, an object or a list");
        };
    }

    private static Object number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            return node.decimalValue();
        }
        return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
    }

    private static List<@Nullable Object> list(JsonNode node) {
        List<@Nullable Object> values = new ArrayList<>(node.size());
        node.forEach(item -> values.add(value(item)));
        return values;
    }

    private static ObjectNode object(Map<?, ?> values, int depth) {
        requireDepth(depth);
        ObjectNode object = NODES.objectNode();
        values.forEach((name, value) -> object.set(String.valueOf(name), node(value, depth)));
        return object;
    }

    private static JsonNode node(@Nullable Object value, int depth) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Map<?, ?> map) {
            return object(map, depth + 1);
        }
        if (value instanceof List<?> list) {
            requireDepth(depth + 1);
            ArrayNode array = NODES.arrayNode(list.size());
            list.forEach(item -> array.add(node(item, depth + 1)));
            return array;
        }
        if (value instanceof String text) {
            return NODES.stringNode(text);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return number(value);
    }

    private static JsonNode number(Object value) {
        if (value instanceof Long number) {
            return NODES.numberNode(number.longValue());
        }
        if (value instanceof BigInteger number) {
            return NODES.numberNode(number);
        }
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        throw MalformedMessageException.of("a " + value.getClass().getSimpleName()
                + " is not a kind of JSON value: use text, Boolean, Long, BigInteger, BigDecimal, a list or a map");
    }

    private static void requireDepth(int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw MalformedMessageException.of(
                    "the attributes are nested deeper than " + Json.MAX_DEPTH + ": nest them less");
        }
    }
}
