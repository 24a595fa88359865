package steward.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.Event;
import steward.message.Message;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import tools.jackson.databind.JsonNode;

class JsonLimitsTest {
    private static final Command COMMAND = GoldenMessages.fullCommand();

    @Test
    void takesADocumentOfExactlyTheLimitAndRefusesOneByteMore() {
        assertThat(parse("\"" + "a".repeat(Json.MAX_BYTES - 2) + "\"").stringValue())
                .hasSize(Json.MAX_BYTES - 2);
        assertRefused("\"" + "a".repeat(Json.MAX_BYTES - 1) + "\"", "the JSON has 1048577 bytes: send at most 1048576");
    }

    @Test
    void takesTheDeepestNestingAndRefusesOneDeeper() {
        parse("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH));
        assertRefused("[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1), "nesting depth (65)");
        assertRefused("{\"a\":".repeat(200_000), "nesting depth (65)");
    }

    @Test
    void takesTheLongestNumberAndRefusesALongerOne() {
        parse("1".repeat(Json.MAX_NUMBER_LENGTH));
        assertRefused("1".repeat(Json.MAX_NUMBER_LENGTH + 1), "Number value length (257)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1e-2000", "123e99999999999999999999", "[{\"a\":1E1001}]"})
    void refusesANumberThatNobodyCouldWriteOut(String number) {
        assertRefused(number, "number");
    }

    @Test
    void refusesALongMemberName() {
        parse("{\"" + "n".repeat(Json.MAX_NAME_LENGTH) + "\":1}");
        assertRefused("{\"" + "n".repeat(Json.MAX_NAME_LENGTH + 1) + "\":1}", "Name length (4097)");
    }

    @Test
    void refusesMoreTokensThanTheLimit() {
        assertRefused("[" + "0,".repeat(Json.MAX_TOKENS) + "0]", "Token count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"a\\udc00b\"", "{\"\\udfff\":1}", "[\"\\ud800\\ud800\"]"})
    void refusesHalfASurrogatePair(String text) {
        assertRefused(text, "half a surrogate pair");
    }

    @Test
    void namesTheByteThatIsNotUtf8() {
        assertThatThrownBy(() -> Json.parse(new byte[] {'"', 'a', (byte) 0xff, '"'}))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("the JSON is not UTF-8 at byte 2: send it in UTF-8");
    }

    @Test
    void namesLineAndColumnOfASyntaxError() {
        assertRefused("{\n  \"a\": tru\n}", "at line 2, column");
    }

    @Test
    void refusesToSendWhatItWouldRefuseToRead() {
        assertNotSent(Attributes.of("text", "\ud800"), "half a surrogate pair");
        assertNotSent(Attributes.of("number", new BigDecimal("1E+5000")), "exponent of at most 1000");
        assertNotSent(Attributes.of("text", "a".repeat(MessageCodec.MAX_BYTES)), "at most 1032192 are allowed");
        assertNotSent(Attributes.of("when", Instant.EPOCH), "Instant is not a kind of JSON value");
        assertNotSent(nested(Json.MAX_DEPTH + 1), "nested deeper than 64");
        assertSent(nested(Json.MAX_DEPTH));
    }

    @Test
    void refusesToSendAnInstantThatNoReaderTakes() {
        Event event =
                new Event(COMMAND.messageId(), COMMAND.address(), Instant.MAX, Optional.empty(), Attributes.none());
        assertThatThrownBy(() -> MessageCodec.encode(event))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("this event cannot be sent: the instant")
                .hasMessageContaining("out of bounds");
    }

    @Test
    void carriesTheLargestChunkWhateverItsBytes() {
        byte[] quotes = new byte[OutputChunk.MAX_BYTES];
        for (byte content : new byte[] {'"', 0, 27, (byte) 0xff, 'a'}) {
            Arrays.fill(quotes, content);
            assertThat(MessageCodec.encode(chunk(List.of(segment(quotes))))).hasSizeLessThan(MessageCodec.MAX_BYTES);
        }
    }

    @Test
    void carriesTheMostSegmentsOfTheLargestChunk() {
        byte[] part = new byte[OutputChunk.MAX_BYTES / OutputChunk.MAX_SEGMENTS];
        Arrays.fill(part, (byte) '"');
        List<OutputSegment> segments = new ArrayList<>();
        for (int i = 0; i < OutputChunk.MAX_SEGMENTS; i++) {
            segments.add(segment(part));
        }
        OutputChunk chunk = chunk(segments);
        assertThat(MessageCodec.decode(MessageCodec.encode(chunk))).isEqualTo(chunk);
    }

    @Test
    void answersEveryMutationWithAMessageOrARefusal() throws Exception {
        Random random = new Random(20260131);
        List<String> names = List.copyOf(GoldenMessages.messages().keySet());
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = GoldenFilesTest.golden(names.get(random.nextInt(names.size())));
            byte[] mutated = mutate(bytes, random);
            try {
                Message message = MessageCodec.decode(mutated);
                assertThat(MessageCodec.decode(MessageCodec.encode(message))).isEqualTo(message);
                read++;
            } catch (MalformedMessageException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(read).isBetween(300, 15_000);
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutated = Arrays.copyOf(bytes, bytes.length - random.nextInt(2));
        String interesting = "\"\\{}[]:,0123456789eE+-.nulltrue \t\u0000";
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(mutated.length);
            mutated[at] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) interesting.charAt(random.nextInt(interesting.length()));
        }
        return mutated;
    }

    private static Attributes nested(int depth) {
        List<Object> list = List.of();
        for (int i = 0; i < depth - 3; i++) {
            list = List.of(list);
        }
        return Attributes.of("deep", list);
    }

    private static OutputSegment segment(byte[] data) {
        return new OutputSegment(OutputStreamName.STDOUT, Long.MAX_VALUE, Bytes.copyOf(data));
    }

    private static OutputChunk chunk(List<OutputSegment> segments) {
        return new OutputChunk(
                COMMAND.messageId(), COMMAND.address(), COMMAND.id(), 1, 1, COMMAND.createdAt(), segments);
    }

    private static void assertNotSent(Attributes arguments, String text) {
        assertThatThrownBy(() -> MessageCodec.encode(with(arguments)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining(text);
    }

    private static void assertSent(Attributes arguments) {
        Command command = with(arguments);
        assertThat(MessageCodec.decode(MessageCodec.encode(command))).isEqualTo(command);
    }

    static Command with(Attributes arguments) {
        return new Command(
                COMMAND.id(),
                COMMAND.job(),
                COMMAND.address(),
                arguments,
                COMMAND.createdAt(),
                COMMAND.validUntil(),
                COMMAND.runLimit(),
                COMMAND.onInterrupt(),
                COMMAND.parent(),
                COMMAND.operator(),
                COMMAND.label());
    }

    private static JsonNode parse(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String text, String why) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("StreamReadConstraints");
    }
}
