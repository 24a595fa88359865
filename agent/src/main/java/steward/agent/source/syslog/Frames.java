package steward.agent.source.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import steward.agent.syslog.Flaw;

/**
 * Messages from a stream (RFC 6587): one that begins with a number and a space is of so many bytes, any other ends with a
 * line feed. For one thread.
 */
final class Frames {
    private static final int MOST_DIGITS = 7;

    private final InputStream input;
    private final int longest;
    private final String origin;
    private final boolean isLocal;

    /**
     * @param input a buffered stream
     * @param longest how many bytes of a message are kept
     */
    Frames(InputStream input, int longest, String origin, boolean isLocal) {
        this.input = input;
        this.longest = longest;
        this.origin = origin;
        this.isLocal = isLocal;
    }

    /** Waits for the next message that is not empty; nothing at the end of the stream. */
    Optional<Line> next() throws IOException {
        while (true) {
            int first = input.read();
            if (first < 0) {
                return Optional.empty();
            }
            Line line = read(first);
            if (line.bytes().length > 0) {
                return Optional.of(line);
            }
        }
    }

    private Line read(int first) throws IOException {
        Frame frame = new Frame();
        int next = first;
        while (isDigit(next, frame.size())) {
            frame.add(next);
            next = input.read();
        }
        if (next == ' ' && frame.size() > 0) {
            return counted(Integer.parseInt(frame.text()));
        }
        while (next >= 0 && next != '\n') {
            frame.add(next);
            next = input.read();
        }
        return frame.line(Optional.empty());
    }

    private Line counted(int length) throws IOException {
        Frame frame = new Frame();
        int left = length;
        for (int next; left > 0 && (next = input.read()) >= 0; left--) {
            frame.add(next);
        }
        return frame.line(
                left == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Flaw("the stream ended " + left + " bytes before the message", length - left)));
    }

    private static boolean isDigit(int next, int before) {
        return next <= '9' && next >= (before == 0 ? '1' : '0') && before < MOST_DIGITS;
    }

    /** The message that is being read. */
    private final class Frame {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long cut;

        void add(int next) {
            if (kept.size() < longest) {
                kept.write(next);
            } else {
                cut++;
            }
        }

        int size() {
            return kept.size();
        }

        String text() {
            return kept.toString(StandardCharsets.US_ASCII);
        }

        Line line(Optional<Flaw> flaw) {
            byte[] bytes = kept.toByteArray();
            int length = bytes.length;
            while (cut == 0
                    && length > 0
                    && (bytes[length - 1] == '\r' || bytes[length - 1] == '\n' || bytes[length - 1] == 0)) {
                length--;
            }
            return new Line(Arrays.copyOf(bytes, length), cut, origin, isLocal, flaw);
        }
    }
}
