package steward.console.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SystemThemeTest {
    @Test
    void understandsWhatEachSystemSays() {
        assertThat(SystemTheme.saysDark("'prefer-dark'\n")).isTrue();
        assertThat(SystemTheme.saysDark("'default'\n")).isFalse();
        assertThat(SystemTheme.saysDark("Dark\n")).isTrue();
        assertThat(SystemTheme.saysDark("    AppsUseLightTheme    REG_DWORD    0x0\r\n"))
                .isTrue();
        assertThat(SystemTheme.saysDark("    AppsUseLightTheme    REG_DWORD    0x1\r\n"))
                .isFalse();
        assertThat(SystemTheme.saysDark("")).isFalse();
    }

    @Test
    void takesLightWhereNobodyCanBeAsked() {
        assertThat(SystemTheme.isDark("plan 9")).isFalse();
    }
}
