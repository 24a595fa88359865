package steward.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;

class Utf8VectorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/vectors/utf8");

    @ParameterizedTest
    @MethodSource("names")
    void replacesWhatTheReferenceReplaces(String name) throws IOException {
        byte[] bytes = bytes(name);
        assertThat(decode(bytes, bytes.length)).isEqualTo(reference(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void givesTheSameTextWhereverTheRunsAreCut(String name) throws IOException {
        byte[] bytes = bytes(name);
        for (int run = 1; run < 6; run++) {
            assertThat(decode(bytes, run)).as("runs of %d", run).isEqualTo(reference(name));
        }
        for (int cut = 0; cut <= bytes.length; cut++) {
            Utf8Decoder decoder = new Utf8Decoder();
            String text = decoder.feed(bytes, 0, cut) + decoder.feed(bytes, cut, bytes.length - cut) + decoder.end();
            assertThat(text).as("cut at %d", cut).isEqualTo(reference(name));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void segmentsThatSplitASequenceAnywhereKeepEveryByte(String name) throws IOException {
        byte[] bytes = bytes(name);
        for (int cut = 0; cut <= bytes.length; cut++) {
            OutputChunk chunk = chunk(Bytes.copyOf(bytes, 0, cut), Bytes.copyOf(bytes, cut, bytes.length - cut));
            assertThat(MessageCodec.decode(MessageCodec.encode(chunk))).isEqualTo(chunk);
        }
    }

    @Test
    void keepsTheWholeFileOfVectorsInRandomSegments() throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("utf8tests.bin"));
        String whole = decode(bytes, bytes.length);
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Utf8Decoder decoder = new Utf8Decoder();
            StringBuilder text = new StringBuilder();
            List<Bytes> parts = new ArrayList<>();
            int length;
            for (int at = 0; at < bytes.length; at += length) {
                length = Math.min(1 + random.nextInt(40), bytes.length - at);
                parts.add(Bytes.copyOf(bytes, at, length));
                text.append(decoder.feed(bytes, at, length));
            }
            OutputChunk chunk = chunk(parts.toArray(Bytes[]::new));
            assertThat(MessageCodec.decode(MessageCodec.encode(chunk))).isEqualTo(chunk);
            assertThat(text.append(decoder.end())).hasToString(whole);
        }
    }

    @Test
    void startsAnewAfterTheEnd() {
        Utf8Decoder decoder = new Utf8Decoder();
        assertThat(decoder.feed(new byte[] {(byte) 0xe2, (byte) 0x82})).isEmpty();
        assertThat(decoder.end()).isEqualTo("\ufffd");
        assertThat(decoder.end()).isEmpty();
        assertThat(decoder.feed("€".getBytes(StandardCharsets.UTF_8))).isEqualTo("€");
    }

    @Test
    void findsEveryVector() throws IOException {
        assertThat(names())
                .hasSizeGreaterThan(60)
                .containsExactlyElementsOf(lines("utf8.replace.ref.txt").keySet());
    }

    static List<String> names() throws IOException {
        return List.copyOf(lines("utf8tests.bin").keySet());
    }

    private static byte[] bytes(String name) throws IOException {
        return lines("utf8tests.bin").getOrDefault(name, new byte[0]);
    }

    private static String reference(String name) throws IOException {
        return new String(lines("utf8.replace.ref.txt").getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    /** Lines of the form {@code number:valid:bytes}, by their number. */
    private static Map<String, byte[]> lines(String file) throws IOException {
        byte[] all = Files.readAllBytes(FOLDER.resolve(file));
        Map<String, byte[]> lines = new LinkedHashMap<>();
        int start = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == '\n') {
                byte[] line = Arrays.copyOfRange(all, start, i);
                String latin = new String(line, StandardCharsets.ISO_8859_1);
                int content = latin.indexOf(':', latin.indexOf(':') + 1) + 1;
                lines.put(latin.substring(0, latin.indexOf(':')), Arrays.copyOfRange(line, content, line.length));
                start = i + 1;
            }
        }
        return lines;
    }

    private static String decode(byte[] bytes, int run) {
        Utf8Decoder decoder = new Utf8Decoder();
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += run) {
            text.append(decoder.feed(bytes, at, Math.min(run, bytes.length - at)));
        }
        return text.append(decoder.end()).toString();
    }

    private static OutputChunk chunk(Bytes... parts) {
        Command command = GoldenMessages.fullCommand();
        List<OutputSegment> segments = Arrays.stream(parts)
                .map(part -> new OutputSegment(OutputStreamName.STDOUT, 0, part))
                .toList();
        return new OutputChunk(
                command.messageId(), command.address(), command.id(), 1, 1, command.createdAt(), segments);
    }
}
