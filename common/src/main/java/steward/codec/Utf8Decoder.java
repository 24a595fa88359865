package steward.codec;

/**
 * Text from bytes that come in runs: a sequence that one run begins and a later one completes is one character. What is not
 * UTF-8 becomes U+FFFD, one for each maximal part of a sequence, as the Unicode standard recommends (section 3.9). This is
 * the decoder of the WHATWG Encoding standard (section 8.1.1), which browsers use; Java's own gives one U+FFFD where that
 * gives three for an encoded surrogate. For one thread at a time.
 */
public final class Utf8Decoder {
    private static final char REPLACEMENT = '\ufffd';
    private static final int CONTINUATION_FIRST = 0x80;
    private static final int CONTINUATION_LAST = 0xbf;

    private int needed;
    private int codePoint;
    private int least = CONTINUATION_FIRST;
    private int most = CONTINUATION_LAST;

    /** The text that these bytes complete; an unfinished sequence at their end waits for the next run. */
    public String feed(byte[] bytes, int offset, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = offset; i < offset + length; i++) {
            take(bytes[i] & 0xff, text);
        }
        return text.toString();
    }

    /** As {@link #feed(byte[], int, int)} with all of the bytes. */
    public String feed(byte[] bytes) {
        return feed(bytes, 0, bytes.length);
    }

    /** What is left when nothing more comes: a replacement for an unfinished sequence, or nothing. Then starts anew. */
    public String end() {
        String text = needed > 0 ? String.valueOf(REPLACEMENT) : "";
        startAnew();
        return text;
    }

    private void take(int b, StringBuilder text) {
        if (needed == 0) {
            first(b, text);
        } else if (b < least || b > most) {
            text.append(REPLACEMENT);
            startAnew();
            first(b, text);
        } else {
            least = CONTINUATION_FIRST;
            most = CONTINUATION_LAST;
            codePoint = (codePoint << 6) | (b & 0x3f);
            needed--;
            if (needed == 0) {
                text.appendCodePoint(codePoint);
            }
        }
    }

    private void first(int b, StringBuilder text) {
        if (b < CONTINUATION_FIRST) {
            text.append((char) b);
        } else if (b >= 0xc2 && b <= 0xdf) {
            begin(1, b & 0x1f);
        } else if (b >= 0xe0 && b <= 0xef) {
            begin(2, b & 0xf);
            least = b == 0xe0 ? 0xa0 : CONTINUATION_FIRST;
            most = b == 0xed ? 0x9f : CONTINUATION_LAST;
        } else if (b >= 0xf0 && b <= 0xf4) {
            begin(3, b & 0x7);
            least = b == 0xf0 ? 0x90 : CONTINUATION_FIRST;
            most = b == 0xf4 ? 0x8f : CONTINUATION_LAST;
        } else {
            text.append(REPLACEMENT);
        }
    }

    private void begin(int continuations, int bits) {
        needed = continuations;
        codePoint = bits;
    }

    private void startAnew() {
        begin(0, 0);
        least = CONTINUATION_FIRST;
        most = CONTINUATION_LAST;
    }
}
