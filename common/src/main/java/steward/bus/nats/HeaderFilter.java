package steward.bus.nats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Passes on what a broker sends, with the headers of every message rewritten by {@link HeaderBlock}. Without it one
 * message with a header that the client library does not expect (anybody who may publish can store one, and the broker's
 * own {@code Nats-Subject} is one for a node with a name outside ASCII) ends the library's reading thread for good.
 *
 * <p>Lives on one thread. Holds at most one control line and one header block.
 */
final class HeaderFilter {
    /** The largest control line: INFO names every server of a cluster. */
    private static final int MOST_LINE_BYTES = 1 << 20;

    /** The largest message that this side is willing to make room for. */
    private static final int MOST_MESSAGE_BYTES = 64 << 20;

    private static final int CRLF_BYTES = 2;
    private static final Pattern SPACES = Pattern.compile(" +");

    private enum Part {
        LINE,
        HEADERS,
        PAYLOAD
    }

    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private byte[] out = new byte[0];
    private int outStart;
    private int outEnd;
    private Part part = Part.LINE;
    private int missing;
    private String line = "";
    private int payload;

    boolean isEmpty() {
        return outStart == outEnd;
    }

    int take(byte[] target, int offset, int length) {
        int count = Math.min(length, outEnd - outStart);
        System.arraycopy(out, outStart, target, offset, count);
        outStart += count;
        return count;
    }

    /** To be called only when it is empty. */
    void put(byte[] bytes, int count) throws IOException {
        outStart = 0;
        outEnd = 0;
        int position = 0;
        while (position < count) {
            position += switch (part) {
                case LINE -> gatherLine(bytes, position, count);
                case HEADERS -> gatherHeaders(bytes, position, count);
                case PAYLOAD -> passPayload(bytes, position, count);
            };
        }
    }

    private int gatherLine(byte[] bytes, int from, int to) throws IOException {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        boolean complete = end < to;
        int length = (complete ? end + 1 : end) - from;
        gathered.write(bytes, from, length);
        if (gathered.size() > MOST_LINE_BYTES) {
            throw new IOException("the broker sent a line of more than " + MOST_LINE_BYTES + " bytes");
        }
        if (complete) {
            begin(gathered.toString(ISO_8859_1));
        }
        return length;
    }

    private void begin(String complete) throws IOException {
        line = complete;
        if (complete.startsWith("HMSG ")) {
            int last = lastWord(complete, complete.length());
            missing = length(complete, lastWord(complete, last), last);
            payload = length(complete, last, complete.length()) - missing + CRLF_BYTES;
            if (payload < CRLF_BYTES || missing == 0) {
                throw new IOException("the broker sent a message with impossible lengths");
            }
            part = Part.HEADERS;
            gathered.reset();
            return;
        }
        emit(gathered.toByteArray());
        gathered.reset();
        if (complete.startsWith("MSG ")) {
            int last = lastWord(complete, complete.length());
            missing = length(complete, last, complete.length()) + CRLF_BYTES;
            part = Part.PAYLOAD;
        }
    }

    /** Where the last word before that place begins. */
    private static int lastWord(String line, int before) {
        int start = before;
        while (start > 0 && line.charAt(start - 1) <= ' ') {
            start--;
        }
        while (start > 0 && line.charAt(start - 1) > ' ') {
            start--;
        }
        return start;
    }

    private static int length(String line, int from, int to) throws IOException {
        try {
            int length = Integer.parseInt(line.substring(from, to).strip());
            if (length >= 0 && length <= MOST_MESSAGE_BYTES) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw new IOException("the broker sent a message without a length", e);
        }
        throw new IOException("the broker sent a message of more than " + MOST_MESSAGE_BYTES + " bytes");
    }

    private int gatherHeaders(byte[] bytes, int from, int to) throws IOException {
        int count = Math.min(missing, to - from);
        gathered.write(bytes, from, count);
        missing -= count;
        if (missing == 0) {
            byte[] block = gathered.toByteArray();
            byte[] clean = HeaderBlock.rewritten(block);
            gathered.reset();
            emit((clean == block ? line : lineFor(clean.length)).getBytes(ISO_8859_1));
            emit(clean);
            missing = payload;
            part = Part.PAYLOAD;
        }
        return count;
    }

    private String lineFor(int headers) {
        String[] words = words(line);
        words[words.length - 2] = Integer.toString(headers);
        words[words.length - 1] = Integer.toString(headers + payload - CRLF_BYTES);
        return String.join(" ", words) + "\r\n";
    }

    private static String[] words(String line) {
        return SPACES.split(line.strip(), -1);
    }

    private int passPayload(byte[] bytes, int from, int to) {
        int count = Math.min(missing, to - from);
        emit(bytes, from, count);
        missing -= count;
        if (missing == 0) {
            part = Part.LINE;
        }
        return count;
    }

    private void emit(byte[] bytes) {
        emit(bytes, 0, bytes.length);
    }

    private void emit(byte[] bytes, int from, int count) {
        if (outEnd + count > out.length) {
            byte[] larger = new byte[Math.max(outEnd + count, 2 * out.length)];
            System.arraycopy(out, 0, larger, 0, outEnd);
            out = larger;
        }
        System.arraycopy(bytes, from, out, outEnd, count);
        outEnd += count;
    }
}
