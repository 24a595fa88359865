package steward.console.desktop.keep;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as named values and reads them back: texts, whole numbers, truths, constants, records, and lists and
 * maps of them. What is missing or of another kind is null, zero or false; a member of a list that its record refuses is
 * left out.
 */
final class Records {
    private Records() {}

    /** The values of a record by the names of its components. */
    static Map<String, Object> write(Record value) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            values.put(component.getName(), written(read(component, value)));
        }
        return values;
    }

    private static Object written(Object value) {
        if (value instanceof Record entry) {
            return write(entry);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Records::written).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(String.valueOf(key), written(entry)));
            return entries;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return value instanceof Integer number ? (Long) number.longValue() : value;
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /** The record of that type with these values; nothing where it refuses them. */
    static <T> Optional<T> read(Class<T> type, Map<?, ?> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] =
                    value(components[i].getType(), components[i].getGenericType(), values.get(components[i].getName()));
        }
        try {
            return Optional.of(type.getDeclaredConstructor(types).newInstance(arguments));
        } catch (InvocationTargetException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static @Nullable Object value(Class<?> type, Type generic, @Nullable Object found) {
        if (type == int.class) {
            return found instanceof Long number ? Math.toIntExact(clamped(number)) : 0;
        }
        if (type == boolean.class) {
            return Boolean.TRUE.equals(found);
        }
        if (type == String.class) {
            return found instanceof String ? found : null;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(String.valueOf(found)))
                    .findFirst()
                    .orElse(null);
        }
        if (type == List.class) {
            return found instanceof List<?> list ? list(argument(generic, 0), list) : null;
        }
        if (type == Map.class) {
            return found instanceof Map<?, ?> map ? texts(map) : null;
        }
        return found instanceof Map<?, ?> map ? read(type, map).orElse(null) : null;
    }

    private static long clamped(long number) {
        return Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
    }

    private static List<Object> list(Class<?> member, List<?> found) {
        List<Object> members = new ArrayList<>();
        for (Object each : found) {
            Object value = value(member, member, each);
            if (value != null) {
                members.add(value);
            }
        }
        return members;
    }

    private static Map<String, String> texts(Map<?, ?> found) {
        Map<String, String> texts = new LinkedHashMap<>();
        found.forEach((key, value) -> {
            if (key instanceof String name && value instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private static Class<?> argument(Type generic, int index) {
        return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[index];
    }
}
