package steward.agent.syslog;

import steward.message.Severity;

/**
 * Who speaks and how bad it is.
 *
 * @param facility which part of the system
 * @param severity how bad
 */
public record Priority(Facility facility, Severity severity) {
    /** What RFC 3164, section 4.3.3, has for a message that says nothing. */
    public static final Priority USUAL = new Priority(Facility.USER, Severity.NOTICE);

    private static final int HIGHEST = 191;
    private static final int MOST_DIGITS = 3;

    /** Reads {@code <PRIVAL>}; the cursor is behind it. */
    static Priority read(Cursor cursor) throws FlawException {
        cursor.expect('<', "the priority");
        int from = cursor.position();
        int value = 0;
        while (cursor.isDigit()) {
            value = value * 10 + (cursor.next() - '0');
            if (cursor.position() - from > MOST_DIGITS) {
                throw new FlawException(from, "the priority has more than 3 digits");
            }
        }
        int digits = cursor.position() - from;
        if (digits == 0) {
            throw cursor.flaw("the priority is no number");
        }
        if (digits > 1 && cursor.byteAt(from) == '0') {
            throw new FlawException(from, "the priority begins with 0");
        }
        if (value > HIGHEST) {
            throw new FlawException(from, "the priority " + value + " is above 191");
        }
        cursor.expect('>', "the end of the priority");
        return new Priority(
                Facility.ofNumber(value / 8).orElseThrow(),
                Severity.ofNumber(value % 8).orElseThrow());
    }
}
