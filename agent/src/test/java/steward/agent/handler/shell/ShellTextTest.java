package steward.agent.handler.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static steward.agent.handler.shell.Shell.argv;
import static steward.agent.handler.shell.Shell.line;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.codec.Json;
import tools.jackson.databind.JsonNode;

/** Odd texts reach a program byte for byte, whatever the locale that the agent runs in. */
@Timeout(60)
class ShellTextTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(folder);
    }

    @Test
    void everyNaughtyStringPassesAsAnArgument() throws Exception {
        List<String> words = new ArrayList<>(List.of("printf", "%s\\0"));
        words.addAll(naughtyStrings());

        shell.run(argv(words.toArray(String[]::new)));

        assertThat(shell.output().out()).isEqualTo(String.join("\0", naughtyStrings()) + "\0");
    }

    @Test
    void everyNaughtyStringPassesAsAVariable() throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        naughtyStrings().forEach(text -> variables.put("N" + variables.size(), text));

        shell.run(argv("env", "-0").with("environment", variables));

        List<String> seen = List.of(shell.output().out().split("\0"));
        variables.forEach((name, text) -> assertThat(seen).contains(name + "=" + text));
    }

    @Test
    void everyNaughtyStringPassesAsStandardInput() throws Exception {
        String text = String.join("\n", naughtyStrings());

        shell.run(argv("cat").with("stdin", text));

        assertThat(shell.output().out()).isEqualTo(text);
    }

    @Test
    void aLineOfTheShellMayHoldAnyText() throws Exception {
        shell.run(line("printf %s 'ÅÍÎÏ˝ÓÔÒ Ṱ̺o͞ 👾 \"$HOME\" `id`'\\''\r\nend'"));

        assertThat(shell.output().out()).isEqualTo("ÅÍÎÏ˝ÓÔÒ Ṱ̺o͞ 👾 \"$HOME\" `id`'\r\nend");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with space", "-n", "quote'\"", "line\nbreak", "日本", "👾", "$(id)", "*", "\\n", "\u0081\u0088"})
    void aDirectoryMayHaveAnyName(String name) throws Exception {
        String directory = folder.toRealPath() + "/" + name;
        assertThat(shell.run(argv("mkdir", directory)).succeeded()).isTrue();

        shell.run(argv("pwd").with("directory", directory));

        assertThat(shell.output().out()).isEqualTo(directory + "\n");
    }

    @Test
    void aProgramMayHaveAnyName() throws Exception {
        String program = folder.toRealPath() + "/ñ'\n👾";
        shell.run(argv("cp", "/bin/echo", program));

        assertThat(shell.run(argv(program, "ran")).succeeded()).isTrue();
        assertThat(shell.output().out()).isEqualTo("ran\n");
    }

    private static List<String> naughtyStrings() throws IOException {
        try (InputStream file = ShellTextTest.class.getResourceAsStream("/vectors/strings/blns.json")) {
            List<String> texts = new ArrayList<>();
            for (JsonNode text : Json.parse(Objects.requireNonNull(file).readAllBytes())) {
                texts.add(text.asString());
            }
            assertThat(texts).hasSizeGreaterThan(400);
            return texts;
        }
    }
}
