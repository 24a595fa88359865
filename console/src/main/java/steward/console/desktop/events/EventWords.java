package steward.console.desktop.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import steward.codec.Json;
import steward.codec.MalformedMessageException;
import steward.console.text.SafeText;
import steward.message.Attributes;

/** The data of an event for people. What came from elsewhere is made harmless and cut to a length. */
final class EventWords {
    /** The member that says in words what happened, where there is one. */
    static final String TEXT = "text";

    private static final int MOST_IN_LINE = 400;
    private static final int MOST_IN_BLOCK = 64 * 1024;

    private EventWords() {}

    /** What it says in words, else its names and values, in one line. */
    static String summary(Attributes data) {
        Optional<String> text = text(data, TEXT);
        String line = text.orElseGet(() -> data.values().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
                .collect(Collectors.joining("  ")));
        List<String> lines = line.strip().lines().limit(2).toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        return SafeText.line(lines.size() > 1 ? first + " …" : first, MOST_IN_LINE);
    }

    /** Whether any value has that text in it, whatever the case. */
    static boolean contains(Attributes data, String lowerCase) {
        return data.values().values().stream()
                .anyMatch(value -> value(value).toLowerCase(Locale.ROOT).contains(lowerCase));
    }

    /** That member, where it is a text. */
    static Optional<String> text(Attributes data, String name) {
        return data.get(name).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The value as a block of text. */
    static String block(@Nullable Object value) {
        String text = value(value);
        return SafeText.block(text.length() <= MOST_IN_BLOCK ? text : text.substring(0, MOST_IN_BLOCK) + "…");
    }

    /** JSON written so that it can be read; any other text as it is. */
    static String pretty(String text) {
        try {
            return block(JsonLines.of(Json.readAttributes(text.getBytes(StandardCharsets.UTF_8))));
        } catch (MalformedMessageException e) {
            return block(text);
        }
    }

    /** All of the data as one line of JSON. */
    static String json(Attributes data) {
        return new String(Json.writeAttributes(data), StandardCharsets.UTF_8);
    }

    private static String value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
                    .collect(Collectors.joining("  "));
        }
        return String.valueOf(value);
    }
}
