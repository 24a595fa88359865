package steward.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {
    @Test
    void staysOnOneLineAndShowsWhatCannotBeSeen() {
        assertThat(Quoted.text("a\nb\u202ec\ud800")).isEqualTo("\"a\\u000ab\\u202ec\\ud800\"");
    }

    @Test
    void cutsAfterEightyCharacters() {
        assertThat(Quoted.text("é".repeat(80))).isEqualTo("\"" + "é".repeat(80) + "\"");
        assertThat(Quoted.text("é".repeat(81))).isEqualTo("\"" + "é".repeat(80) + "…\"");
    }
}
