package steward.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every field that is missing or malformed is named. */
class FieldErrorsTest {
    private static final Set<String> OPTIONAL = Set.of(
            "parent", "label", "startedAt", "endedAt", "exitCode", "reason", "output", "refused", "run", "severity");

    /** Fields that only some kinds of messages may lack, and a kind that may not. */
    private static final Map<String, String> NEEDED_BY = Map.of("startedAt", "presence", "run", "output");

    @ParameterizedTest
    @MethodSource("fields")
    void namesARequiredFieldThatIsMissingAndBearsAnOptionalOneToBe(String file, String field) throws IOException {
        ObjectNode tree = golden(file);
        tree.remove(field);
        String needing = NEEDED_BY.get(field);
        if (OPTIONAL.contains(field) && (needing == null || !file.startsWith(needing))) {
            decode(file, tree);
        } else {
            assertThat(fault(file, tree).field()).contains(field);
            assertThat(fault(file, tree)).hasMessageMatching("field " + field + " is missing: send .+");
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void takesNullForMissing(String file, String field) throws IOException {
        ObjectNode without = golden(file);
        without.remove(field);
        ObjectNode withNull = golden(file);
        withNull.putNull(field);
        try {
            decode(file, without);
        } catch (MalformedMessageException e) {
            assertThat(fault(file, withNull)).hasMessage(e.getMessage());
            return;
        }
        decode(file, withNull);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void namesAFieldOfAnotherKind(String file, String field) throws IOException {
        List<String> others = new ArrayList<>(List.of("true", "-1.5", "\"\\u0000\"", "[[]]", "{\"a\":[1]}", "[7]"));
        for (String other : others) {
            ObjectNode tree = golden(file);
            JsonNode value = Json.parse(other.getBytes(StandardCharsets.UTF_8));
            boolean fits = (value.isObject() && Set.of("arguments", "data").contains(field))
                    || (value.isString()
                            && Set.of("label", "reason", "version", "bootId", "host")
                                    .contains(field));
            tree.set(field, value);
            if (fits) {
                decode(file, tree);
            } else {
                assertThat(fault(file, tree).field().orElse(""))
                        .as("with %s", other)
                        .startsWith(field);
                assertThat(fault(file, tree).getMessage()).contains(": ").doesNotContain("\u0000");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v | 2 | field v is 2: this program reads version 1 only; run the same version on both sides",
                "type | \"order\" | field type is \"order\": send one of ack, command, event, output",
                "id | \"01980A3C-7B1E-7C00-8000-000000000001\" | field id: command id \"01980A3C-7B1E-7C00-8000-000000000001\""
                        + " is not a UUID in its canonical form: use 36 lower-case characters",
                "node | \"ship1.example.org\" | field node: node name \"ship1.example.org\" contains '.', which separates the"
                        + " parts of a subject: use ship1-example-org",
                "validUntil | \"tomorrow\" | field validUntil: \"tomorrow\" is not an instant in UTC: send one such as"
                        + " 2026-01-31T12:00:00Z",
                "validUntil | \"2026-01-31T12:00:00+01:00\" | field validUntil: \"2026-01-31T12:00:00+01:00\" is not an"
                        + " instant in UTC: send one such as 2026-01-31T12:00:00Z",
                "validUntil | \"2026-02-30T12:00:00Z\" | field validUntil: \"2026-02-30T12:00:00Z\" is not an instant: send one"
                        + " such as 2026-01-31T12:00:00Z",
                "validUntil | \"+999999999-01-01T00:00:00Z\" | field validUntil: the instant +999999999-01-01T00:00:00Z is out"
                        + " of bounds: use one between 1970 and 9999",
                "runLimit | \"-PT1S\" | field runLimit: \"-PT1S\" is negative: send a duration such as PT30S",
                "runLimit | \"PT99999999999H\" | field runLimit: the duration PT99999999999H is out of bounds: use at most"
                        + " PT878400H",
                "runLimit | \"5m\" | field runLimit: \"5m\" is not a duration: send one such as PT30S",
                "onInterrupt | \"RERUN\" | field onInterrupt is \"RERUN\": send one of report, rerun",
                "operator | \"\" | field operator: operator name \"\" is empty: give it 1 to 63 characters",
                "arguments | \"ls\" | field arguments is \"ls\": send an object",
            })
    void saysWhatIsWrongWithAFieldOfACommand(String field, String value, String text) throws IOException {
        ObjectNode tree = golden("command-full");
        tree.set(field, Json.parse(value.getBytes(StandardCharsets.UTF_8)));
        assertThat(fault("command-full", tree)).hasMessage(text);
    }

    @ParameterizedTest
    @CsvSource({
        "state, \"QUEUED\"",
        "state, \"ABANDONED\"",
        "sequence, 0",
        "sequence, 1.0",
        "sequence, 9223372036854775808",
        "epoch, -1",
        "exitCode, 2147483648"
    })
    void refusesWhatNoUnitCanSay(String field, String value) throws IOException {
        ObjectNode tree = golden("ack-full");
        tree.set(field, Json.parse(value.getBytes(StandardCharsets.UTF_8)));
        assertThat(fault("ack-full", tree).field()).contains(field);
    }

    @ParameterizedTest
    @CsvSource({
        "/output/stdout, cut, 1000001, output.stdout.cut",
        "/output/stdout, bytes, -1, output.stdout.bytes",
        "/output/stdout, sha256, \"ABC\", output.stdout.sha256",
        "/output, chunks, -1, output.chunks",
        "/output/segments/1, offset, -1, output.segments[1].offset",
        "/output/segments/1, stream, \"stdin\", output.segments[1].stream",
        "/output/segments/1, base64, \"%%%%\", output.segments[1].base64",
        "/output/segments/1, text, \"both\", output.segments[1].text",
        "/output/segments/1, base64, null, output.segments[1].text"
    })
    void namesAFieldDeepInside(String parent, String field, String value, String path) throws IOException {
        ObjectNode tree = golden("ack-full");
        ((ObjectNode) tree.at(parent)).set(field, Json.parse(value.getBytes(StandardCharsets.UTF_8)));
        assertThat(fault("ack-full", tree).field()).contains(path);
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() throws IOException {
        ObjectNode tree = golden("command-full");
        tree.put("invented", "later").putObject("too").put("a", 1);
        assertThat(MessageCodec.decode(Json.write(tree))).isEqualTo(GoldenMessages.fullCommand());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"v\":1,\"v\":1}", "{\"v\":1,\"arguments\":{\"a\":1,\"a\":2}}"})
    void refusesAMemberThatIsNamedTwice(String text) {
        assertThatThrownBy(() -> MessageCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("uplicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"text\"", "true"})
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> MessageCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("the message is not a JSON object: send {\"v\":1,...}");
    }

    static List<Object[]> fields() throws IOException {
        List<Object[]> fields = new ArrayList<>();
        for (String file : List.of("command-full", "ack-full", "event-error", "output-full", "presence-full")) {
            for (Map.Entry<String, JsonNode> field : golden(file).properties()) {
                fields.add(new Object[] {file, field.getKey()});
            }
        }
        return fields;
    }

    private static ObjectNode golden(String name) throws IOException {
        return (ObjectNode) Json.parse(GoldenFilesTest.golden(name));
    }

    private static void decode(String file, ObjectNode tree) {
        byte[] bytes = Json.write(tree);
        if (file.startsWith("presence")) {
            assertThat(MessageCodec.decodePresence(bytes)).isNotNull();
        } else {
            assertThat(MessageCodec.decode(bytes)).isNotNull();
        }
    }

    private static MalformedMessageException fault(String file, ObjectNode tree) {
        MalformedMessageException fault =
                catchThrowableOfType(MalformedMessageException.class, () -> decode(file, tree));
        if (fault == null) {
            throw new AssertionError("was accepted: " + tree);
        }
        return fault;
    }
}
