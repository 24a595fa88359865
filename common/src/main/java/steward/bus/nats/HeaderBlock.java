package steward.bus.nats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header block of one message, rewritten to what the client library reads without failing: lines that are no headers
 * are left out, and bytes of values outside ASCII stand as an escape character and two hexadecimal digits, which
 * {@link #plain} takes back.
 */
final class HeaderBlock {
    private static final String VERSION = "NATS/1.0";
    private static final Pattern STATUS = Pattern.compile("NATS/1\\.0 +([1-5]\\d\\d)(?: +([ -~]*))?");
    private static final Pattern HEADER = Pattern.compile("([!-9;-~]+):(.*)", Pattern.DOTALL);
    private static final char ESCAPE = 0x7F;

    private HeaderBlock() {}

    static byte[] rewritten(byte[] block) {
        return isPlain(block) ? block : cleaned(block);
    }

    /** Whether it holds headers in printable ASCII and nothing else, as nearly all do: nothing to clean then. */
    private static boolean isPlain(byte[] block) {
        int position = lineEnd(block, 0);
        if (!startsWith(block, VERSION) || position != VERSION.length()) {
            return false;
        }
        while (position >= 0 && position + 2 < block.length) {
            int start = position + 2;
            position = lineEnd(block, start);
            if (position == start) {
                return start + 2 == block.length;
            }
            if (position < 0 || !isHeader(block, start, position)) {
                return false;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] block, String text) {
        return block.length >= text.length() && new String(block, 0, text.length(), ISO_8859_1).equals(text);
    }

    /** Where the line of printable ASCII ends that starts there; -1 where it does not. */
    private static int lineEnd(byte[] block, int start) {
        int end = start;
        while (end < block.length && block[end] >= ' ' && block[end] < ESCAPE) {
            end++;
        }
        return end + 1 < block.length && block[end] == '\r' && block[end + 1] == '\n' ? end : -1;
    }

    private static boolean isHeader(byte[] block, int start, int end) {
        int colon = start;
        while (colon < end && block[colon] != ':' && block[colon] != ' ') {
            colon++;
        }
        return colon > start && colon < end && block[colon] == ':';
    }

    private static byte[] cleaned(byte[] block) {
        String[] lines = new String(block, ISO_8859_1).split("\r\n", -1);
        StringBuilder clean = new StringBuilder(block.length + 16);
        clean.append(firstLine(lines[0])).append("\r\n");
        for (int i = 1; i < lines.length; i++) {
            Matcher header = HEADER.matcher(lines[i]);
            if (header.matches()) {
                clean.append(header.group(1)).append(':');
                appendValue(clean, header.group(2).strip());
                clean.append("\r\n");
            }
        }
        return clean.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private static String firstLine(String line) {
        Matcher status = STATUS.matcher(line.stripTrailing());
        if (!status.matches()) {
            return VERSION;
        }
        String text = status.group(2) == null ? "" : status.group(2).strip();
        return VERSION + " " + status.group(1) + (text.isEmpty() ? "" : " " + text);
    }

    private static void appendValue(StringBuilder clean, String value) {
        if (!value.isEmpty()) {
            clean.append(' ');
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ESCAPE || c == '\r' || c == '\n') {
                clean.append(ESCAPE).append(String.format("%02x", (int) c));
            } else {
                clean.append(c);
            }
        }
    }

    /** The value as it was sent, read as UTF-8. */
    static String plain(String value) {
        if (value.indexOf(ESCAPE) < 0) {
            return value;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        int position = 0;
        while (position < value.length()) {
            if (value.charAt(position) == ESCAPE) {
                bytes.write(Integer.parseInt(value.substring(position + 1, position + 3), 16));
                position += 3;
            } else {
                bytes.write(value.charAt(position));
                position++;
            }
        }
        return bytes.toString(UTF_8);
    }
}
