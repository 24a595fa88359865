package steward.console.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-01T11:58:00Z, 11:58:00Z",
        "UTC, 2026-02-27T11:58:00Z, 2026-02-27 11:58:00Z",
        "LOCAL, 2026-03-01T11:58:00Z, 12:58:00",
        "RELATIVE, 2026-03-01T11:58:00Z, 2m ago",
        "RELATIVE, 2026-03-01T12:00:30Z, in 30s",
    })
    void writesAnInstantInTheChosenStyle(TimeStyle style, Instant instant, String expected) {
        assertThat(times(style).brief(instant, NOW)).isEqualTo(expected);
    }

    @Test
    void saysTheZoneOfAnExactTime() {
        assertThat(times(TimeStyle.UTC).exact(NOW)).isEqualTo("2026-03-01 12:00:00.000Z");
        assertThat(times(TimeStyle.LOCAL).exact(NOW)).isEqualTo("2026-03-01 13:00:00.000 +01:00");
        assertThat(times(TimeStyle.UTC).hour(NOW)).isEqualTo("12:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "'''prefer-dark''', true",
        "'''default''', false",
        "'Dark', true",
        "'    AppsUseLightTheme    REG_DWORD    0x0', true",
        "'    AppsUseLightTheme    REG_DWORD    0x1', false",
        "'', false"
    })
    void readsWhatASystemSaysOfItsColours(String answer, boolean dark) {
        assertThat(SystemTheme.saysDark(answer)).isEqualTo(dark);
    }

    private static Times times(TimeStyle style) {
        return new Times(style, ZoneId.of("Europe/Oslo"), TEXTS);
    }
}
