package steward.console.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import steward.codec.Json;
import tools.jackson.databind.JsonNode;

/** Compares with files of the test resources; run with {@code -Dgolden.write=true} to write them anew, then read the diff. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/steward/console/cli/render");

    private Golden() {}

    static void assertText(String name, String text) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text, StandardCharsets.UTF_8);
            }
            assertThat(text).as(name).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("golden file " + file + " cannot be read", e);
        }
    }

    /** The document in lines, so that a difference can be seen. */
    static void assertJson(String name, JsonNode document) {
        assertText(name, pretty(document, "") + "\n");
    }

    private static String pretty(JsonNode node, String indent) {
        String inner = indent + "  ";
        StringBuilder text = new StringBuilder();
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(entry -> text.append(text.isEmpty() ? "" : ",")
                    .append('\n')
                    .append(inner)
                    .append('"')
                    .append(entry.getKey())
                    .append("\": ")
                    .append(pretty(entry.getValue(), inner)));
            return "{" + text + "\n" + indent + "}";
        }
        if (node.isArray() && !node.isEmpty()) {
            node.forEach(item -> text.append(text.isEmpty() ? "" : ",")
                    .append('\n')
                    .append(inner)
                    .append(pretty(item, inner)));
            return "[" + text + "\n" + indent + "]";
        }
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }
}
