package steward.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text whose bytes need not be UTF-8: then each byte is one character, so that nothing is lost.
 *
 * @param value what can be read
 * @param isUtf8 whether the bytes were UTF-8
 */
public record ByteText(String value, boolean isUtf8) {
    /** The text of these bytes, whatever they are. */
    public static ByteText of(byte[] bytes) {
        return utf8(bytes)
                .map(text -> new ByteText(text, true))
                .orElseGet(() -> new ByteText(new String(bytes, StandardCharsets.ISO_8859_1), false));
    }

    /** The text where the bytes are UTF-8 in its shortest form. */
    public static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
