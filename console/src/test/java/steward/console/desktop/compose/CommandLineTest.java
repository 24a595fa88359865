package steward.console.desktop.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import steward.console.desktop.keep.Draft;
import steward.console.desktop.look.Texts;
import steward.message.Attributes;

final class CommandLineTest {
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    @Test
    void comesBackAsItWasWritten() {
        for (Draft draft : List.of(
                draft("shellcommand", Map.of("command", "echo 'it''s' \"$HOME\"\nuptime")),
                draft("shellcommand", Map.of("argv", "grep\n-c\na b", "directory", "/srv")),
                draft("shellcommand", Map.of("command", "env", "environment", "A=1\nB=x=y", "runAs", "www")),
                draft("process", Map.of("action", "stop", "process", "shellcommand.nginx")),
                draft("madebyothers", Map.of("arguments", "from=/srv/a\nmode:=640\ndeep:={\"k\":[1,true]}")))) {
            Attributes arguments = arguments(draft);
            Draft back = CommandLine.parse(CommandLine.print(draft, arguments));
            assertThat(back.to(""))
                    .as(draft.method())
                    .usingRecursiveComparison()
                    .ignoringFields("fields")
                    .isEqualTo(draft.to(""));
            assertThat(back.targets()).isEqualTo(draft.targets());
            assertThat(arguments(back)).isEqualTo(arguments);
        }
    }

    @Test
    void takesOverWhatAPersonTyped() {
        Draft draft = CommandLine.parse(
                "$ steward send --to='site=bergen and online' --valid-for 2h --run-limit=30s --wait -- systemctl restart nginx");
        assertThat(draft.targets()).isEqualTo("site=bergen and online");
        assertThat(draft.validFor()).isEqualTo("2h");
        assertThat(draft.runLimit()).isEqualTo("30s");
        assertThat(draft.fields()).isEqualTo(Map.of("argv", "systemctl\nrestart\nnginx"));
    }

    @Test
    void refusesWhatItWouldHaveToAlter() {
        assertThatThrownBy(() -> CommandLine.parse("steward send --to ship1 -- sh -c 'cd /srv\nls'"))
                .hasMessageContaining("several lines");
        assertThatThrownBy(() -> CommandLine.parse("steward send --to ship1 -- touch ''"))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> CommandLine.parse("ls -l")).hasMessageContaining("no steward send");
        assertThatThrownBy(() -> CommandLine.parse("steward send --to 'ship1")).hasMessageContaining("no partner");
    }

    private static Attributes arguments(Draft draft) {
        return MethodForm.of(draft.method())
                .read(draft.fields(), TEXTS)
                .arguments()
                .orElseThrow();
    }

    private static Draft draft(String method, Map<String, String> fields) {
        return new Draft("ship1,ship2 and not stale", method, "nginx", fields, "1d", "5m", true, "the job's name");
    }
}
