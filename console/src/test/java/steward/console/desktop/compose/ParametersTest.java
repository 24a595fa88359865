package steward.console.desktop.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import steward.console.desktop.compose.Parameters.Parameter;
import steward.console.desktop.keep.Draft;
import steward.console.desktop.look.Texts;

final class ParametersTest {
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final Draft TEMPLATE = new Draft(
            "site=${site}",
            "shellcommand",
            "operatingsystem",
            Map.of("command", "nice -n ${level:number} ${tool:rsync|scp} $HOME ${site}"),
            "",
            "",
            false,
            "copy to ${site}");

    @Test
    void areFoundOnceEachWithTheirKind() {
        assertThat(Parameters.of(TEMPLATE))
                .containsExactly(
                        new Parameter("site", false, List.of()),
                        new Parameter("level", true, List.of()),
                        new Parameter("tool", false, List.of("rsync", "scp")));
    }

    @Test
    void sayWhatIsWrongWithAValue() {
        Parameter number = new Parameter("level", true, List.of());
        assertThat(number.mistake("7", TEXTS)).isEmpty();
        assertThat(number.mistake("-2.5", TEXTS)).isEmpty();
        assertThat(number.mistake("7; reboot", TEXTS)).isPresent();
        assertThat(number.mistake(" ", TEXTS)).isPresent();
        Parameter choice = new Parameter("tool", false, List.of("rsync", "scp"));
        assertThat(choice.mistake("scp", TEXTS)).isEmpty();
        assertThat(choice.mistake("cp", TEXTS))
                .hasValueSatisfying(text -> assertThat(text).contains("rsync, scp"));
    }

    @Test
    void areFilledInWhereverTheyStandAndNothingElseIs() {
        Draft filled = Parameters.filled(TEMPLATE, Map.of("site", "b$1 ${level}", "level", "3", "tool", "scp"));
        assertThat(filled.targets()).isEqualTo("site=b$1 ${level}");
        assertThat(filled.fields()).containsEntry("command", "nice -n 3 scp $HOME b$1 ${level}");
        assertThat(filled.label()).isEqualTo("copy to b$1 ${level}");
    }
}
