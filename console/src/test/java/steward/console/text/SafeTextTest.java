package steward.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void escapesWhatATerminalActsOn() {
        assertThat(SafeText.block("\u001b[31mred\u0007\r\u0085\u009b31m"))
                .isEqualTo("\\x1b[31mred\\x07\\r\\x85\\x9b31m");
        assertThat(SafeText.block("a\u202eb\u2066c\u200bd\u2028e\u0000"))
                .isEqualTo("a\\u202eb\\u2066c\\u200bd\\u2028e\\x00");
        assertThat(SafeText.block("lone \ud800 surrogate")).isEqualTo("lone \\ud800 surrogate");
    }

    @Test
    void keepsLinesInABlockAndEscapesThemInALine() {
        assertThat(SafeText.block("a\tb\nc")).isEqualTo("a\tb\nc");
        assertThat(SafeText.line("a\tb\nc\r")).isEqualTo("a\\tb\\nc\\r");
    }

    @Test
    void leavesOtherTextAlone() {
        String text = "Grüße, 日本, 👩‍🔧 and \\ too";
        assertThat(SafeText.block(text)).isSameAs(text);
    }

    @Test
    void cutsALongLineBetweenCharacters() {
        assertThat(SafeText.line("😀😀😀", 2)).isEqualTo("😀😀…");
        assertThat(SafeText.line("😀😀", 2)).isEqualTo("😀😀");
    }
}
