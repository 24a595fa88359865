package steward.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable run of bytes, compared by content. */
public final class Bytes {
    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** No bytes. */
    public static Bytes empty() {
        return EMPTY;
    }

    /** A copy of these bytes. */
    public static Bytes copyOf(byte[] content) {
        return new Bytes(content.clone());
    }

    /** A copy of {@code length} bytes from {@code offset}. */
    public static Bytes copyOf(byte[] content, int offset, int length) {
        return new Bytes(Arrays.copyOfRange(content, offset, offset + length));
    }

    /** These characters in UTF-8. */
    public static Bytes ofUtf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes. */
    public int length() {
        return content.length;
    }

    /** A copy of the content. */
    public byte[] toArray() {
        return content.clone();
    }

    /** The content read as UTF-8, with U+FFFD in place of what is not. */
    public String toUtf8() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
