package steward.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text from bytes that come in runs: a sequence that one run begins and a later one completes is one character. What is not
 * UTF-8 becomes U+FFFD, one for each maximal part of a sequence, as the Unicode standard recommends (section 3.9) and
 * browsers do. For one thread at a time.
 */
public final class Utf8Decoder {
    private static final int LONGEST_SEQUENCE = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] carried = new byte[0];

    /** The text that these bytes complete; an unfinished sequence at their end waits for the next run. */
    public String feed(byte[] bytes, int offset, int length) {
        ByteBuffer source = ByteBuffer.allocate(carried.length + length);
        source.put(carried).put(bytes, offset, length).flip();
        String text = decode(source, false);
        carried = new byte[source.remaining()];
        source.get(carried);
        return text;
    }

    /** As {@link #feed(byte[], int, int)} with all of the bytes. */
    public String feed(byte[] bytes) {
        return feed(bytes, 0, bytes.length);
    }

    /** What is left when nothing more comes: a replacement for an unfinished sequence, or nothing. Then starts anew. */
    public String end() {
        ByteBuffer source = ByteBuffer.wrap(carried);
        carried = new byte[0];
        return decode(source, true);
    }

    private String decode(ByteBuffer source, boolean isEnd) {
        CharBuffer target = CharBuffer.allocate(source.remaining() + LONGEST_SEQUENCE);
        CoderResult result = decoder.decode(source, target, isEnd);
        if (isEnd) {
            decoder.flush(target);
            decoder.reset();
        }
        if (result.isOverflow()) {
            throw new IllegalStateException("UTF-8 gave more characters than it has bytes");
        }
        return target.flip().toString();
    }
}
