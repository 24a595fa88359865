package steward.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cron expression means, and what is said of one that means nothing. */
class CronExpressionTest {
    /** Known dates; the column of what is expected is what a clock in the zone shows, with its offset. */
    @ParameterizedTest(name = "{0} in {1} after {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    # Oslo: forward on 2026-03-29 from 02:00 to 03:00, back on 2026-10-25 from 03:00 to 02:00
                    30 2 * * *    | Europe/Oslo         | 2026-03-28T01:30:00Z | 2026-03-29T03:00+02:00 2026-03-30T02:30+02:00
                    15,45 2 * * * | Europe/Oslo         | 2026-03-28T02:00:00Z | 2026-03-29T03:00+02:00 2026-03-30T02:15+02:00
                    0 3 * * *     | Europe/Oslo         | 2026-03-28T03:00:00Z | 2026-03-29T03:00+02:00 2026-03-30T03:00+02:00
                    30 2 * * *    | Europe/Oslo         | 2026-10-24T00:30:00Z | 2026-10-25T02:30+02:00 2026-10-26T02:30+01:00
                    30 * * * *    | Europe/Oslo         | 2026-10-24T23:30:00Z | 2026-10-25T02:30+02:00 2026-10-25T02:30+01:00 2026-10-25T03:30+01:00
                    30 * * * *    | Europe/Oslo         | 2026-03-29T00:30:00Z | 2026-03-29T03:30+02:00 2026-03-29T04:30+02:00
                    */20 2 * * *  | Europe/Oslo         | 2026-03-28T01:40:00Z | 2026-03-30T02:00+02:00 2026-03-30T02:20+02:00
                    */20 2 * * *  | Europe/Oslo         | 2026-10-25T00:20:00Z | 2026-10-25T02:40+02:00 2026-10-25T02:00+01:00 2026-10-25T02:20+01:00
                    # New York: forward on 2026-03-08 from 02:00 to 03:00, back on 2026-11-01 from 02:00 to 01:00
                    30 2 * * *    | America/New_York    | 2026-03-07T07:30:00Z | 2026-03-08T03:00-04:00 2026-03-09T02:30-04:00
                    30 1 * * *    | America/New_York    | 2026-10-31T05:30:00Z | 2026-11-01T01:30-04:00 2026-11-02T01:30-05:00
                    0 */2 * * *   | America/New_York    | 2026-11-01T04:00:00Z | 2026-11-01T02:00-05:00 2026-11-01T04:00-05:00
                    0 9 * * mon-fri | America/New_York  | 2026-03-06T14:00:00Z | 2026-03-09T09:00-04:00 2026-03-10T09:00-04:00
                    # Lord Howe: forward on 2026-10-04 from 02:00 to 02:30, back on 2026-04-05 from 02:00 to 01:30
                    15 2 * * *    | Australia/Lord_Howe | 2026-10-02T15:45:00Z | 2026-10-04T02:30+11:00 2026-10-05T02:15+11:00
                    45 1 * * *    | Australia/Lord_Howe | 2026-04-03T14:45:00Z | 2026-04-05T01:45+11:00 2026-04-06T01:45+10:30
                    45 * * * *    | Australia/Lord_Howe | 2026-04-04T13:45:00Z | 2026-04-05T01:45+11:00 2026-04-05T01:45+10:30
                    0 2 * * *     | Australia/Lord_Howe | 2026-10-02T15:30:00Z | 2026-10-04T02:30+11:00 2026-10-05T02:00+11:00
                    # Kolkata: half an hour beside the hours of UTC, and no changes
                    0 6 * * *     | Asia/Kolkata        | 2026-03-28T00:30:00Z | 2026-03-29T06:00+05:30 2026-03-30T06:00+05:30
                    # Apia left out 2011-12-30; Cairo goes forward at midnight, on 2026-04-24
                    30 2 * * *    | Pacific/Apia        | 2011-12-29T12:30:00Z | 2011-12-31T00:00+14:00 2011-12-31T02:30+14:00
                    0 0 * * *     | Africa/Cairo        | 2026-04-22T22:00:00Z | 2026-04-24T01:00+03:00 2026-04-25T00:00+03:00
                    """)
    void isDueByTheClocksOfItsZone(String expression, ZoneId zone, Instant after, String expected) {
        List<String> due = new ArrayList<>();
        Instant now = after;
        for (int i = 0; i < expected.split(" ").length; i++) {
            now = CronExpression.parse(expression).next(now, zone).orElseThrow();
            due.add(now.atZone(zone).toOffsetDateTime().toString());
        }
        assertThat(String.join(" ", due)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    * * * * *           | 2026-01-01T00:00:00Z | 2026-01-01T00:01:00Z
                    * * * * *           | 2026-01-01T00:00:59.999Z | 2026-01-01T00:01:00Z
                    5-59/15 * * * *     | 2026-01-01T00:05:00Z | 2026-01-01T00:20:00Z
                    0 0 13 * fri        | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z
                    0 0 13 * fri        | 2026-01-12T00:00:00Z | 2026-01-13T00:00:00Z
                    0 0 */2 * fri       | 2026-01-03T00:00:00Z | 2026-01-09T00:00:00Z
                    0 0 * * 7           | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z
                    0 0 * * fri-sun     | 2026-01-04T00:00:00Z | 2026-01-09T00:00:00Z
                    0 0 * * 5-7         | 2026-01-03T00:00:00Z | 2026-01-04T00:00:00Z
                    0 0 29 feb *        | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z
                    0 0 31 * *          | 2026-01-31T00:00:00Z | 2026-03-31T00:00:00Z
                    59 23 31 DEC *      | 2026-12-31T23:59:00Z | 2027-12-31T23:59:00Z
                    @yearly             | 2026-01-01T00:00:00Z | 2027-01-01T00:00:00Z
                    @monthly            | 2026-01-01T00:00:00Z | 2026-02-01T00:00:00Z
                    @weekly             | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z
                    @Daily              | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z
                    @hourly             | 2026-01-01T00:30:00Z | 2026-01-01T01:00:00Z
                    """)
    void isDueNextAt(String expression, Instant after, Instant expected) {
        assertThat(CronExpression.parse(expression).next(after, ZoneOffset.UTC)).isEqualTo(Optional.of(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    * * * *            | has 4 fields
                    0 0 0 * * *        | has 6 fields
                    60 * * * *         | the minute "60": 60 is not between 0 and 59
                    * 24 * * *         | the hour "24": 24 is not between 0 and 23
                    * * 0 * *          | the day of the month "0": 0 is not between 1 and 31
                    * * * 13 *         | the month "13"
                    * * * * 8          | the day of the week "8"
                    * * * * mom        | "mom" is no name there
                    30-10 * * * *      | its range ends before it begins
                    5/15 * * * *       | a step needs a range before it, such as 5-59/15
                    */0 * * * *        | its step is 0
                    1,,2 * * * *       | "" is none of the forms
                    -1 * * * *         | "-1" is none of the forms
                    ? * * * *          | "?" is none of the forms
                    * * L * *          | "l" is none of the forms
                    0 0 31 feb *       | is never due
                    0 0 30,31 2 *      | is never due
                    @reboot            | is not known
                    @dayly             | did you mean "@daily"
                    """)
    void saysWhatIsWrong(String expression, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronExpression.parse(expression))
                .withMessageContaining(why);
    }
}
