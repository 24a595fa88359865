package steward.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals and single times, and how all of them read. */
class TimingTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.700Z");

    @ParameterizedTest
    @CsvSource({
        "30s, 2026-01-01T12:00:00.700Z, 2026-01-01T12:00:30Z",
        "30s, 2026-01-01T12:00:30Z, 2026-01-01T12:01:00Z",
        "30s, 2026-01-01T11:00:00Z, 2026-01-01T12:00:30Z",
        "1d, 2026-03-29T11:59:59Z, 2026-03-29T12:00:00Z",
        "7s, 2031-01-01T00:00:00Z, 2031-01-01T00:00:02Z"
    })
    void countsIntervalsFromTheOrigin(String interval, Instant after, Instant next) {
        assertThat(Timing.every(interval).next(after, NOON, OSLO)).isEqualTo(Optional.of(next));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T18:00, 2026-07-01T16:00:00Z",
        "2026-07-01 18:00:30, 2026-07-01T16:00:30Z",
        "2026-07-01T18:00Z, 2026-07-01T18:00:00Z",
        "2026-07-01T18:00-04:00, 2026-07-01T22:00:00Z",
        "2026-03-29T02:10, 2026-03-29T01:00:00Z",
        "2026-10-25T02:10, 2026-10-25T00:10:00Z"
    })
    void isDueOnce(String at, Instant due) {
        Timing timing = Timing.at(at);
        assertThat(timing.next(NOON, NOON, OSLO)).isEqualTo(Optional.of(due));
        assertThat(timing.next(due, NOON, OSLO)).isEmpty();
    }

    @Test
    void saysWhatIsNoTimeOrInterval() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timing.at("tomorrow"))
                .withMessageContaining("\"tomorrow\" is not one: write");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timing.at("2026-02-30T10:00"))
                .withMessageContaining("is not one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timing.every("500ms"))
                .withMessageContaining("not between 1s and");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    * * * * *               | every minute
                    */5 * * * *             | every 5 minutes
                    0 * * * *               | every hour
                    5,35 * * * *            | every hour at minute 5 and 35
                    30 2 * * *              | at 02:30
                    0 8,20 * * *            | at 08:00 and 20:00
                    30 2 * * mon-fri        | at 02:30 on Monday to Friday
                    0 0 13 * fri            | at 00:00 on day 13 of the month or on Friday
                    0 0 */2 * fri           | at 00:00 on day 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29 and 31 of the month if that is Friday
                    */15 8-17 * * *         | every 15 minutes from the hours 08:00 to 17:00
                    0 6 1 jan,jul *         | at 06:00 on day 1 of the month in January and July
                    @weekly                 | at 00:00 on Sunday
                    """)
    void readsInWords(String expression, String words) {
        assertThat(TimingWords.of(Timing.cron(expression))).isEqualTo(words);
    }

    @Test
    void readsTheOthersInWords() {
        assertThat(TimingWords.of(Timing.every("PT90M"))).isEqualTo("every 1h30m");
        assertThat(TimingWords.of(Timing.at("2026-07-01T18:00"))).isEqualTo("once, at 2026-07-01 18:00");
        assertThat(TimingWords.of(new Timing.On(Timing.Occasion.START))).isEqualTo("each time the agent starts");
        assertThat(TimingWords.of(new Timing.On(Timing.Occasion.RECONNECT))).isEqualTo("each time the link is back");
    }
}
