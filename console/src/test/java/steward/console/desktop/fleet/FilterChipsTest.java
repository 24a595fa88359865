package steward.console.desktop.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steward.console.filter.Filter;

final class FilterChipsTest {
    @Test
    void takesATextApartIntoTermsThatMustAllHold() {
        assertThat(FilterChips.of("site=north state:failed and not online (a or b)"))
                .containsExactly("site=north", "state:failed", "not online", "(a or b)");
        assertThat(FilterChips.of("\"a key\"=\"a value\" ship1")).containsExactly("\"a key\"=\"a value\"", "ship1");
    }

    @Test
    void leavesATextWholeThatIsNotOfThatForm() {
        assertThat(FilterChips.of("online or stale")).containsExactly("online or stale");
        assertThat(FilterChips.of("state:faild")).isEmpty();
        assertThat(FilterChips.of(" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', online, online",
        "online, online, ''",
        "site=north, state:failed, site=north state:failed",
        "site=north state:failed, site=north, state:failed",
        "online or stale, state:failed, (online or stale) state:failed",
        "not online ship*, ship*, not online",
    })
    void addsATermOrTakesItAway(String text, String term, String expected) {
        assertThat(FilterChips.toggled(text, term)).isEqualTo(expected);
    }

    @Test
    void turnsATermRoundAndBack() {
        assertThat(FilterChips.negated("ship* online", "online")).isEqualTo("ship* not online");
        assertThat(FilterChips.negated("ship* not online", "not online")).isEqualTo("ship* online");
        assertThat(FilterChips.negated("a or b", "a or b")).isEqualTo("not (a or b)");
    }

    @Test
    void aToggledTextIsAFilterThatMeansBoth() {
        String text = FilterChips.toggled("a or b", "online");
        assertThat(Filter.parse(text)).isEqualTo(Filter.parse("(a or b) and online"));
    }
}
