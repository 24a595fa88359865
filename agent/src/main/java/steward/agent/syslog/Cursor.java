package steward.agent.syslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A place in the bytes of a message. */
final class Cursor {
    private static final int END = -1;

    private final byte[] bytes;
    private int position;

    Cursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    void moveTo(int place) {
        position = place;
    }

    boolean isAtEnd() {
        return position == bytes.length;
    }

    int length() {
        return bytes.length;
    }

    /** The byte there as 0 to 255. */
    int byteAt(int place) {
        return place < bytes.length ? bytes[place] & 0xff : END;
    }

    /** The next byte as 0 to 255, without passing it; -1 at the end. */
    int peek() {
        return byteAt(position);
    }

    /** The next byte, which is passed. */
    int next() {
        int next = peek();
        position = Math.min(position + 1, bytes.length);
        return next;
    }

    boolean isDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    /** Passes that byte where it is next. */
    boolean take(char wanted) {
        boolean found = peek() == wanted;
        if (found) {
            position++;
        }
        return found;
    }

    void expect(char wanted, String what) throws FlawException {
        if (!take(wanted)) {
            throw flaw(
                    what + " is missing: '" + wanted + "' is expected" + (isAtEnd() ? ", and the message ends" : ""));
        }
    }

    FlawException flaw(String reason) {
        return new FlawException(position, reason);
    }

    /** Passes a number of exactly that many digits. */
    int number(int digits, String what) throws FlawException {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            if (!isDigit()) {
                throw flaw(what + " needs " + digits + " digits");
            }
            value = value * 10 + (next() - '0');
        }
        return value;
    }

    /** The text between two places, each byte a character. */
    String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    byte[] bytes(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    boolean isPrintable() {
        return peek() > ' ' && peek() < 0x7f;
    }
}
