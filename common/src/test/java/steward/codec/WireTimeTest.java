package steward.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {
    @Test
    void readsWhatItWrites() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
            long nanos = random.nextLong(1_000_000_000) / units[i % units.length] * units[i % units.length];
            Instant instant = Instant.ofEpochSecond(random.nextLong(253_402_300_800L), nanos);
            assertThat(WireTime.instant(WireTime.text(instant))).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00.5Z",
                "2026-01-31T12:00:00.000000001Z",
                "2024-02-29T23:59:59.999999999Z",
                "2026-01-31T24:00:00Z",
                "2016-12-31T23:59:60Z"
            })
    void readsWhatTheStandardReads(String text) {
        assertThat(WireTime.instant(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-00-01T12:00:00Z",
                "2026-01-32T12:00:00Z",
                "2026-01-31T12:60:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T12:00:61Z",
                "2026-01-31T12:00:00.1234567890Z",
                "2026-01-31T12:00:00,5Z",
                "+026-01-31T12:00:00Z",
                "2026-+1-31T12:00:00Z",
                "2026-01-31t12:00:00Z ",
                "2026-01-31 12:00:00Z",
                "\u0662026-01-31T12:00:00Z",
                "2026-01-31T12:00:00+00:00",
                "Z",
                ""
            })
    void refusesWhatIsNoInstantInUtc(String text) {
        assertThatThrownBy(() -> WireTime.instant(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("send one such as 2026-01-31T12:00:00Z");
    }
}
