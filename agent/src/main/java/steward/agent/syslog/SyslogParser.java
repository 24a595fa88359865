package steward.agent.syslog;

/**
 * Reads messages. One that says version 1 is held to RFC 5424; any other is RFC 3164, which allows everything, but for a
 * priority that is begun and is none. Never throws: what breaks the grammar is a malformed message with its flaw.
 */
public final class SyslogParser {
    private SyslogParser() {}

    /**
     * Reads one message.
     *
     * @param line its bytes, without framing
     * @param isLocal whether it came by a socket of this machine, where RFC 3164 has no host name
     */
    public static SyslogMessage parse(byte[] line, boolean isLocal) {
        Cursor cursor = new Cursor(line);
        Priority priority = Priority.USUAL;
        try {
            boolean hasPriority = startsPriority(cursor);
            if (hasPriority) {
                priority = Priority.read(cursor);
                if (Rfc5424.begins(cursor)) {
                    return Rfc5424.read(cursor, priority);
                }
            }
            return new Rfc3164(cursor, isLocal).read(priority, hasPriority);
        } catch (FlawException e) {
            return SyslogMessage.malformed(priority, line, e.flaw());
        }
    }

    /** {@code <} and a digit: other texts may begin with {@code <} too. */
    private static boolean startsPriority(Cursor cursor) {
        int second = cursor.byteAt(1);
        return cursor.peek() == '<' && second >= '0' && second <= '9';
    }
}
