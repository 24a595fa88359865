package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CompletionScriptTest {
    @TempDir
    private Path folder;

    @Test
    void bashCompletesVerbsAndOptions() throws Exception {
        Path script = script("bash");
        assertThat(completed(script, 1, "steward", "no")).containsExactly("nodes");
        assertThat(completed(script, 2, "steward", "send", "--on-")).containsExactly("--on-interrupt");
        assertThat(completed(script, 2, "steward", "broker", "r")).containsExactly("run");
    }

    @Test
    void zshLoadsWhatTheScriptNeeds() throws Exception {
        String text = Files.readString(script("zsh"));
        assertThat(text.lines().limit(2)).allMatch(line -> line.startsWith("autoload -U +X "));
        assertThat(text).contains("_complete_steward");
    }

    @Test
    void givesTheScriptAsJson() {
        for (String shell : List.of("bash", "zsh", "fish")) {
            JsonNode json = Call.of("completion", shell, "--json").json();
            assertThat(json.get("shell").asString()).isEqualTo(shell);
            assertThat(json.get("script").asString())
                    .isEqualTo(Call.of("completion", shell).out());
        }
    }

    private Path script(String shell) throws IOException {
        Call call = Call.of("completion", shell);
        assertThat(call.code()).isZero();
        return Files.writeString(folder.resolve(shell), call.out());
    }

    private static List<String> completed(Path script, int word, String... words) throws Exception {
        String program = "source '" + script + "'; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD=" + word
                + "; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; _complete_steward; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "-c", program)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(answer).isZero();
        return answer.lines().map(String::strip).toList();
    }
}
