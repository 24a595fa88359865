package steward.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.Domain;
import steward.message.InvalidNameException;
import steward.message.JobId;
import steward.message.MessageId;
import steward.message.MessageType;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OperatorName;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.Subject;

/** The big list of naughty strings, wherever text comes in. */
class HostileTextTest {
    private static final Path LIST = Path.of("src/test/resources/vectors/strings/blns.json");

    @ParameterizedTest
    @MethodSource("strings")
    void comesThroughTheArgumentsOfACommandAsItWas(String text) {
        Command command = JsonLimitsTest.with(
                Attributes.of("command", text).with("argv", List.of(text, text)).with(text, 1L));
        Command read = (Command) MessageCodec.decode(MessageCodec.encode(command));
        assertThat(read).isEqualTo(command);
        assertThat(read.arguments().get("command").map(HostileTextTest::utf8)).contains(utf8(text));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void comesThroughSegmentsOfOutputAsItWasWhereverTheyAreCut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            Bytes head = Bytes.copyOf(bytes, 0, cut);
            Bytes tail = Bytes.copyOf(bytes, cut, bytes.length - cut);
            OutputChunk chunk = chunk(List.of(
                    new OutputSegment(OutputStreamName.STDOUT, 0, head),
                    new OutputSegment(OutputStreamName.STDERR, cut, tail)));
            assertThat(MessageCodec.decode(MessageCodec.encode(chunk))).isEqualTo(chunk);
        }
    }

    @ParameterizedTest
    @MethodSource("strings")
    void isAValidNameOrRefusedWithAClearText(String text) {
        boolean valid = isValid(text, NodeName::new);
        assertThat(isValid(text, MethodName::new)).isEqualTo(valid);
        assertThat(isValid(text, Domain::new)).isEqualTo(valid);
        assertThat(isValid(text, OperatorName::new)).isEqualTo(valid);
        if (valid) {
            Subject subject =
                    new Subject(new NodeName(text), MessageType.COMMAND, new MethodName(text), new Domain(text));
            assertThat(Subject.parse(subject.toString())).isEqualTo(subject);
        }
    }

    @ParameterizedTest
    @MethodSource("strings")
    void isNoIdAndNoSubject(String text) {
        List<Function<String, Object>> parsers =
                List.of(CommandId::parse, JobId::parse, MessageId::parse, Subject::parse);
        assertThat(parsers).noneMatch(parser -> isValid(text, parser));
    }

    @Test
    void findsTheWholeListAndBothKindsOfNames() throws IOException {
        assertThat(strings()).hasSizeGreaterThan(500);
        assertThat(strings().stream()
                        .filter(text -> isValid(text, NodeName::new))
                        .count())
                .isBetween(50L, 400L);
    }

    static List<String> strings() throws IOException {
        List<String> strings = new ArrayList<>();
        Json.parse(Files.readAllBytes(LIST)).forEach(node -> strings.add(node.stringValue()));
        return strings;
    }

    private static boolean isValid(String text, Function<String, Object> parser) {
        try {
            assertThat(parser.apply(text)).isNotNull();
            return true;
        } catch (InvalidNameException e) {
            assertThat(e.getMessage()).contains(": ").hasSizeBetween(20, 700).matches("[^\\p{Cntrl}\\p{Cf}\\u2028]*");
            return false;
        } catch (RuntimeException e) {
            return fail("another exception for " + text, e);
        }
    }

    private static byte[] utf8(Object text) {
        return ((String) text).getBytes(StandardCharsets.UTF_8);
    }

    private static OutputChunk chunk(List<OutputSegment> segments) {
        Command command = GoldenMessages.fullCommand();
        return new OutputChunk(
                command.messageId(), command.address(), command.id(), 1, 1, command.createdAt(), segments);
    }
}
