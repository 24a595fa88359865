package steward.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as an immutable value: the arguments of a command or the data of an event.
 *
 * @param values text, {@link Boolean}, {@link Long}, {@link java.math.BigInteger}, {@link java.math.BigDecimal}, null,
 *     and lists and maps of the same, in the order they were written
 */
public record Attributes(Map<String, @Nullable Object> values) {
    private static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        values = frozen(values);
    }

    /** No attributes. */
    public static Attributes none() {
        return NONE;
    }

    /** One attribute. */
    public static Attributes of(String name, Object value) {
        return new Attributes(Map.of(name, value));
    }

    /** These attributes and one more, which replaces one of the same name. */
    public Attributes with(String name, Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Attributes(more);
    }

    /** The value of that name, or nothing where it is missing or null. */
    public Optional<Object> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static Map<String, @Nullable Object> frozen(Map<String, @Nullable Object> open) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        open.forEach((name, value) -> copy.put(name, frozenValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object frozenValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return frozen((Map<String, @Nullable Object>) map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(frozenValue(item)));
            return Collections.unmodifiableList(copy);
        }
        return value instanceof Integer number ? (Long) number.longValue() : value;
    }
}
