package steward.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "5m, PT5M",
        "1h30m, PT1H30M",
        "7d, P7D",
        "2w, P14D",
        "250ms, PT0.25S",
        "PT30S, PT30S",
        "pt0.5s, PT0.5S",
        "0s, PT0S",
        "0, PT0S",
        "' 5M ', PT5M",
    })
    void readsWhatOperatorsWrite(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "m",
                "5 m",
                "-5m",
                "PT-5S",
                "P",
                "1.5h",
                "5y",
                "40000d",
                "PT0.0001S",
                "999999999999d",
                "1h1h1h1h1h1h1h",
                "PT99999999999999999999S"
            })
    void refusesTheRestWithTheRemedy(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("duration \"" + text + "\" ")
                .hasMessageEndingWith(": write it like 30s, 5m, 2h, 7d, 1h30m or PT30S");
    }

    @Test
    void printsWhatItReads() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            Duration duration = Duration.ofMillis((long) Math.pow(10, random.nextDouble() * 12));
            assertThat(Durations.parse(Durations.print(duration))).isEqualTo(duration);
        }
        assertThat(Durations.print(Duration.ZERO)).isEqualTo("0s");
        assertThat(Durations.print(Duration.ofMinutes(90))).isEqualTo("1h30m");
    }
}
