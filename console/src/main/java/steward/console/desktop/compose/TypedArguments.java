package steward.console.desktop.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import steward.message.Attributes;
import steward.message.MethodName;

/** Arguments as they would be typed into the form of their method. */
public final class TypedArguments {
    private TypedArguments() {}

    /** By the names of the form's fields; what the form does not know stands in its field for anything. */
    public static Map<String, String> of(MethodName method, Attributes arguments) {
        Map<String, String> fields = new LinkedHashMap<>();
        StringBuilder rest = new StringBuilder();
        arguments.values().forEach((name, value) -> {
            boolean known = MethodForm.of(method.value()).fields().stream()
                    .anyMatch(field -> field.name().equals(name));
            if (known) {
                fields.put(name, typed(value));
            } else {
                rest.append(name)
                        .append(
                                value instanceof String text && !text.contains("\n")
                                        ? "=" + text
                                        : ":=" + JsonText.write(value))
                        .append('\n');
            }
        });
        if (!rest.isEmpty()) {
            fields.put(MethodForm.ANY, rest.toString().stripTrailing());
        }
        return fields;
    }

    private static String typed(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> line(String.valueOf(entry.getKey()), entry.getValue()))
                    .collect(Collectors.joining("\n"));
        }
        return String.valueOf(value);
    }

    private static String line(String name, @Nullable Object value) {
        if (value == null) {
            return name + ":=null";
        }
        return value instanceof String text && !text.contains("\n")
                ? name + "=" + text
                : name + ":=" + JsonText.write(value);
    }
}
