package steward.agent.syslog;

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
public record Text(String value, boolean isUtf8) {
    static Text of(byte[] bytes) {
        return utf8(bytes)
                .map(text -> new Text(text, true))
                .orElseGet(() -> new Text(new String(bytes, StandardCharsets.ISO_8859_1), false));
    }

    /** The text where the bytes are UTF-8 in its shortest form. */
    static Optional<String> utf8(byte[] bytes) {
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
