package steward.agent.syslog;

import java.time.YearMonth;

/** Time stamps as RFC 5424, section 6.2.3, allows them: RFC 3339 with capitals, at most microseconds, no leap second. */
final class Rfc3339 {
    private static final int MOST_FRACTION = 6;

    private Rfc3339() {}

    /** Passes a time stamp and gives it as it is written. */
    static String read(Cursor cursor) throws FlawException {
        int from = cursor.position();
        int year = cursor.number(4, "the year");
        cursor.expect('-', "the month");
        int month = bounded(cursor, "the month", 1, 12);
        cursor.expect('-', "the day");
        bounded(cursor, "the day", 1, YearMonth.of(year, month).lengthOfMonth());
        cursor.expect('T', "the time of day");
        bounded(cursor, "the hour", 0, 23);
        cursor.expect(':', "the minute");
        bounded(cursor, "the minute", 0, 59);
        cursor.expect(':', "the second");
        bounded(cursor, "the second", 0, 59);
        if (cursor.take('.')) {
            fraction(cursor);
        }
        if (!cursor.take('Z')) {
            offset(cursor);
        }
        return cursor.ascii(from, cursor.position());
    }

    private static int bounded(Cursor cursor, String what, int least, int most) throws FlawException {
        int from = cursor.position();
        int value = cursor.number(2, what);
        if (value < least || value > most) {
            throw new FlawException(from, what + " is " + value + " and not from " + least + " to " + most);
        }
        return value;
    }

    private static void fraction(Cursor cursor) throws FlawException {
        int from = cursor.position();
        while (cursor.isDigit()) {
            cursor.next();
        }
        int digits = cursor.position() - from;
        if (digits < 1 || digits > MOST_FRACTION) {
            throw new FlawException(from, "the fraction of a second has " + digits + " digits and not 1 to 6");
        }
    }

    private static void offset(Cursor cursor) throws FlawException {
        if (!cursor.take('+') && !cursor.take('-')) {
            throw cursor.flaw("the offset from UTC is missing: write Z, +hh:mm or -hh:mm");
        }
        bounded(cursor, "the hour of the offset", 0, 23);
        cursor.expect(':', "the minute of the offset");
        bounded(cursor, "the minute of the offset", 0, 59);
    }
}
