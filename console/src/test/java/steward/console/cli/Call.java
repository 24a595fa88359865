package steward.console.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import steward.codec.Json;
import tools.jackson.databind.JsonNode;

/**
 * What a call of the program gave.
 *
 * @param code exit code
 * @param bytes standard output
 * @param err standard error
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Call(int code, byte[] bytes, String err) {
    /** Calls the program without a terminal. */
    static Call of(String... arguments) {
        return of(Map.of(), arguments);
    }

    static Call of(Map<String, String> variables, String... arguments) {
        return of(variables, Terminal.NONE, "", arguments);
    }

    static Call of(Map<String, String> variables, Terminal terminal, String typed, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                variables, new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), out, err, terminal);
        int code = Steward.run(surroundings, arguments);
        return new Call(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /** Standard output as text. */
    String out() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Standard output as one JSON document. */
    JsonNode json() {
        return Json.parse(bytes);
    }

    /** Standard output as JSON lines. */
    List<JsonNode> jsonLines() {
        return out().lines()
                .map(line -> Json.parse(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
