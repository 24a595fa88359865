package steward.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steward.message.Attributes;

class TextWidthTest {
    @Test
    void countsCellsNotCharacters() {
        assertThat(TextWidth.of("ship1")).isEqualTo(5);
        assertThat(TextWidth.of("日本")).isEqualTo(4);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("✗ 😀")).isEqualTo(4);
    }

    @Test
    void shortensInTheMiddle() {
        assertThat(TextWidth.shortened("shellcommand.operatingsystem", 15)).isEqualTo("shellco…gsystem");
        assertThat(TextWidth.shortened("short", 5)).isEqualTo("short");
        assertThat(TextWidth.shortened("日本日本日本", 6)).isEqualTo("日…本");
        for (int cells = 0; cells < 12; cells++) {
            assertThat(TextWidth.of(TextWidth.shortened("a日b😀c", cells))).isLessThanOrEqualTo(cells);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT-1S,0s", "PT0S,0s", "PT89S,89s", "PT90S,1m", "PT89M,89m", "PT2H,2h", "PT47H,47h", "P3D,3d"})
    void agesHaveOneUnit(Duration age, String text) {
        assertThat(AgeText.of(age)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 bytes",
        "1,1 byte",
        "999,999 bytes",
        "1000,1.0 kB",
        "4194304,4.2 MB",
        "99999999,100 MB",
        "999999999,1.0 GB",
        "10000000000,10 GB",
        "9223372036854775807,9223372 TB"
    })
    void sizesHaveTwoDigits(long bytes, String text) {
        assertThat(SizeText.of(bytes)).isEqualTo(text);
    }

    @Test
    void namesAreInNaturalOrder() {
        assertThat(Stream.of("ship10", "ship2", "Ship1", "ship02", "ship", "ship2b", "10", "9")
                        .sorted(NaturalOrder.INSTANCE))
                .containsExactly("9", "10", "Ship1", "ship", "ship02", "ship2", "ship2b", "ship10");
    }

    @Test
    void argumentsAreShownAsTheyWereTyped() {
        assertThat(ArgumentsText.of(Attributes.of("command", "echo a; echo b"))).isEqualTo("echo a; echo b");
        assertThat(ArgumentsText.of(Attributes.of("argv", List.of("ls", "my file", "it's"))))
                .isEqualTo("ls 'my file' 'it'\\''s'");
        assertThat(ArgumentsText.of(Attributes.of("command", "ls").with("directory", "/srv")))
                .isEqualTo("{\"command\":\"ls\",\"directory\":\"/srv\"}");
        assertThat(ArgumentsText.of(Attributes.none())).isEmpty();
    }
}
