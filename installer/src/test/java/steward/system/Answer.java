package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import steward.codec.Json;
import steward.message.Bytes;
import tools.jackson.databind.JsonNode;

/**
 * What a call of the command line came to.
 *
 * @param line what was called
 * @param exitCode of the process
 * @param output its standard output
 * @param errors its standard error
 */
record Answer(List<String> line, int exitCode, Bytes output, String errors) {
    /** The standard output as text. */
    String text() {
        return new String(output.toArray(), StandardCharsets.UTF_8);
    }

    /** The one JSON document on the standard output. */
    JsonNode json() {
        return Json.parse(output.toArray());
    }

    /** The JSON lines on the standard output. */
    List<JsonNode> jsonLines() {
        return text().lines()
                .map(line -> Json.parse(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Fails the test when the exit code is another. */
    Answer exits(int code) {
        assertThat(exitCode).as("exit code of %s", this).isEqualTo(code);
        return this;
    }

    @Override
    public String toString() {
        return line + " -> " + exitCode + "\n--- output\n" + text() + "\n--- errors\n" + errors;
    }
}
