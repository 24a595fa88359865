package steward.agent.syslog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import steward.agent.syslog.SyslogMessage.Format;
import steward.text.ByteText;

/** Messages of RFC 5424, section 6, behind their priority. */
final class Rfc5424 {
    private static final int MOST_HOST = 255;
    private static final int MOST_APPLICATION = 48;
    private static final int MOST_PROCESS = 128;
    private static final int MOST_MESSAGE_ID = 32;
    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private Rfc5424() {}

    /** Whether a version follows, and what it is followed by, so that it is no text that begins with a number. */
    static boolean begins(Cursor cursor) {
        int start = cursor.position();
        if (cursor.peek() < '1' || cursor.peek() > '9') {
            return false;
        }
        while (cursor.isDigit() && cursor.position() - start < 3) {
            cursor.next();
        }
        boolean isOne = cursor.position() - start == 1 && cursor.byteAt(start) == '1';
        boolean begins = cursor.take(' ') && (isOne || isFollowedByTime(cursor));
        cursor.moveTo(start);
        return begins;
    }

    private static boolean isFollowedByTime(Cursor cursor) {
        if (cursor.peek() == '-') {
            return cursor.byteAt(cursor.position() + 1) == ' ';
        }
        try {
            Rfc3339.read(cursor);
            return true;
        } catch (FlawException e) {
            return false;
        }
    }

    static SyslogMessage read(Cursor cursor, Priority priority) throws FlawException {
        if (!cursor.take('1') || cursor.peek() != ' ') {
            throw cursor.flaw("the version is not 1");
        }
        separate(cursor, "the time stamp");
        Optional<String> time = time(cursor);
        Optional<String> host = field(cursor, "the host name", MOST_HOST);
        Optional<String> application = field(cursor, "the application name", MOST_APPLICATION);
        Optional<String> process = field(cursor, "the process id", MOST_PROCESS);
        Optional<String> messageId = field(cursor, "the message id", MOST_MESSAGE_ID);
        separate(cursor, "structured data");
        List<SyslogMessage.Element> data = StructuredData.read(cursor);
        ByteText text = cursor.isAtEnd() ? new ByteText("", true) : text(cursor);
        return new SyslogMessage(
                Format.RFC5424, priority, time, host, application, process, messageId, data, text, Optional.empty());
    }

    private static Optional<String> time(Cursor cursor) throws FlawException {
        return cursor.take('-') ? Optional.empty() : Optional.of(Rfc3339.read(cursor));
    }

    /** A space and a field of printable characters, or nothing for NILVALUE. */
    private static Optional<String> field(Cursor cursor, String what, int most) throws FlawException {
        separate(cursor, what);
        int from = cursor.position();
        while (cursor.isPrintable()) {
            cursor.next();
        }
        int length = cursor.position() - from;
        if (length == 0) {
            throw cursor.flaw(what + " is missing");
        }
        if (length > most) {
            throw new FlawException(from + most, what + " is longer than " + most + " characters");
        }
        String text = cursor.ascii(from, cursor.position());
        return text.equals("-") ? Optional.empty() : Optional.of(text);
    }

    private static void separate(Cursor cursor, String what) throws FlawException {
        if (cursor.peek() != ' ' && !cursor.isAtEnd()) {
            throw cursor.flaw("one space is expected before " + what);
        }
        cursor.expect(' ', "the space before " + what);
    }

    private static ByteText text(Cursor cursor) throws FlawException {
        separate(cursor, "the message");
        int from = cursor.position();
        byte[] bytes = cursor.bytes(from, cursor.length());
        boolean hasBom = bytes.length >= BOM.length && Arrays.equals(Arrays.copyOf(bytes, BOM.length), BOM);
        if (!hasBom) {
            return ByteText.of(bytes);
        }
        return ByteText.utf8(Arrays.copyOfRange(bytes, BOM.length, bytes.length))
                .map(text -> new ByteText(text, true))
                .orElseThrow(() -> new FlawException(from, "the message begins with a BOM and is not UTF-8"));
    }
}
