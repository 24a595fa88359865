package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the README says to somebody who has just installed both programs, word by word. */
final class FirstHourIT {
    private static final Pattern COMMANDS =
            Pattern.compile("<!-- first hour -->.*?```sh\n(.*?)```.*?<!-- end of first hour -->", Pattern.DOTALL);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void leadsFromNothingToAManagedUnit() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        program("steward", Program.commandLine());
        program("steward-agent", Program.agent());
        Path script = folder.resolve("first-hour");
        Files.writeString(script, "set -euo pipefail\ntrap 'kill $(jobs -p); wait' EXIT\n" + commands());
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString()).directory(folder.toFile());
        builder.environment().put("STEWARD_HOME", folder.resolve("home").toString());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        try (Running hour = Running.start(builder, folder.resolve("said"))) {
            assertThat(hour.awaitEnd(LIMIT)).as("%s", hour).isZero();
            assertThat(hour.outputText()).contains("ship1: ✓ SUCCEEDED", "ok    streams", "● online");
        }
    }

    private static String commands() throws IOException {
        Matcher found = COMMANDS.matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(found.find()).as("the README's first hour").isTrue();
        return found.group(1);
    }

    private void program(String name, Program program) throws IOException {
        List<String> command = program.with(List.of(), folder).command();
        String line = command.stream()
                .map(word -> "'"
                        + (word.startsWith("@")
                                ? "@" + Path.of(word.substring(1)).toAbsolutePath()
                                : word) + "'")
                .collect(Collectors.joining(" "));
        Path file = folder.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\nexec " + line + " \"$@\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
