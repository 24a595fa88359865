package steward.codec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not a message of this format. The text names the position or the field, the rule that is broken and what
 * to send instead; it is bounded and holds no control characters, so that it can be shown and sent as it is.
 */
public final class MalformedMessageException extends RuntimeException {
    private static final int MOST_CHARACTERS = 400;

    private final @Nullable String field;

    private MalformedMessageException(@Nullable String field, String text, @Nullable Throwable cause) {
        super(printable(text), cause);
        this.field = field;
    }

    static MalformedMessageException of(String text) {
        return new MalformedMessageException(null, text, null);
    }

    static MalformedMessageException of(String text, Throwable cause) {
        return new MalformedMessageException(null, text, cause);
    }

    static MalformedMessageException inField(String field, String problem, String remedy) {
        return new MalformedMessageException(field, "field " + field + " " + problem + ": " + remedy, null);
    }

    static MalformedMessageException inField(String field, IllegalArgumentException cause) {
        return new MalformedMessageException(field, "field " + field + ": " + cause.getMessage(), cause);
    }

    /** The path of the field at fault, such as {@code output.segments[2].offset}; nothing where it is not one field. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MOST_CHARACTERS).forEach(c -> {
            shown.append(isVisible(c) ? Character.toString(c) : String.format("\\u%04x", c));
        });
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            shown.append('…');
        }
        return shown.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
