package steward.console.desktop.compose;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import steward.codec.Json;
import steward.message.Attributes;

/** Single values as JSON. */
final class JsonText {
    private static final String NAME = "value";

    private JsonText() {}

    /** @throws steward.codec.MalformedMessageException when it is not one JSON value, or null */
    static Object read(String json) {
        byte[] wrapped = ("{\"" + NAME + "\":" + json + "}").getBytes(StandardCharsets.UTF_8);
        return Json.readAttributes(wrapped)
                .get(NAME)
                .orElseThrow(() -> new IllegalArgumentException("null is no value: leave it out"));
    }

    static String write(Object value) {
        String wrapped = new String(Json.writeAttributes(new Attributes(Map.of(NAME, value))), StandardCharsets.UTF_8);
        return wrapped.substring(wrapped.indexOf(':') + 1, wrapped.lastIndexOf('}'));
    }
}
