package steward.console.desktop.events;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import steward.codec.Json;
import steward.message.Attributes;

/** JSON over several lines, a member a line. */
final class JsonLines {
    private static final String INDENT = "  ";

    private JsonLines() {}

    static String of(Attributes object) {
        StringBuilder text = new StringBuilder();
        write(object.values(), "", text);
        return text.toString();
    }

    private static void write(@Nullable Object value, String indent, StringBuilder text) {
        if (!(value instanceof Map<?, ?> object) || object.isEmpty()) {
            text.append(single(value));
            return;
        }
        text.append("{\n");
        Iterator<? extends Map.Entry<?, ?>> members = object.entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            text.append(indent).append(INDENT).append(single(member.getKey())).append(": ");
            write(member.getValue(), indent + INDENT, text);
            text.append(members.hasNext() ? ",\n" : "\n");
        }
        text.append(indent).append('}');
    }

    /** The value as JSON in one line. */
    private static String single(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String wrapped = new String(Json.writeAttributes(Attributes.of("v", value)), StandardCharsets.UTF_8);
        return wrapped.substring(wrapped.indexOf(':') + 1, wrapped.lastIndexOf('}'));
    }
}
