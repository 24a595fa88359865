package steward.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import steward.message.Attributes;

class ArgumentsTextTest {
    @Test
    void entitlesByTheFirstLineOfWhatIsRun() {
        assertThat(ArgumentsText.title(Attributes.of("command", "uptime"))).isEqualTo("uptime");
        assertThat(ArgumentsText.title(
                        Attributes.of("command", "\n cd /srv\nls -l\n").with("runAs", "www")))
                .isEqualTo("cd /srv \u2026");
        assertThat(ArgumentsText.title(Attributes.of("argv", List.of("grep", "-c", "a b"))))
                .isEqualTo("grep -c 'a b'");
    }

    @Test
    void entitlesByEachArgumentWhereNothingIsRun() {
        assertThat(ArgumentsText.title(Attributes.of("from", "/srv/charts.tar").with("mode", 640L)))
                .isEqualTo("from=/srv/charts.tar mode=640");
        assertThat(ArgumentsText.title(Attributes.of("list", List.of("a", "b")).with("map", Map.of("k", 1L))))
                .isEqualTo("list=[\"a\",\"b\"] map={\"k\":1}");
        assertThat(ArgumentsText.title(Attributes.none())).isEmpty();
    }
}
