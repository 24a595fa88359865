package steward.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import steward.message.Message;
import steward.message.OnInterrupt;
import steward.message.OutputStreamName;
import steward.message.PresenceState;
import steward.message.ProcessStatus;

/** The wire format, pinned: a change that breaks one of these files breaks every program in the field. */
class GoldenFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/steward/codec");

    @ParameterizedTest
    @MethodSource("messageNames")
    void writesExactlyTheGoldenBytes(String name) throws IOException {
        assertThat(text(MessageCodec.encode(message(name)))).isEqualTo(text(golden(name)));
    }

    @ParameterizedTest
    @MethodSource("messageNames")
    void readsTheGoldenBytesBack(String name) throws IOException {
        Message message = MessageCodec.decode(golden(name));
        assertThat(message).isEqualTo(message(name));
        assertThat(text(MessageCodec.encode(message))).isEqualTo(text(golden(name)));
    }

    @ParameterizedTest
    @MethodSource("presenceNames")
    void writesAndReadsTheGoldenPresences(String name) throws IOException {
        var presence = GoldenMessages.presences().get(name);
        assertThat(presence).isNotNull();
        if (presence != null) {
            assertThat(text(MessageCodec.encodePresence(presence))).isEqualTo(text(golden(name)));
            assertThat(MessageCodec.decodePresence(golden(name))).isEqualTo(presence);
        }
    }

    @Test
    void hasNoGoldenFileWithoutAValueAndNoValueWithoutAFile() throws IOException {
        Set<String> names = new TreeSet<>(GoldenMessages.messages().keySet());
        names.addAll(GoldenMessages.presences().keySet());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            names.stream().map(name -> name + ".json").toList());
        }
    }

    @Test
    void showsEveryNameOnTheWire() throws IOException {
        Set<String> expected = Stream.of(
                        Stream.of(OnInterrupt.values()).map(OnInterrupt::wireName),
                        Stream.of(OutputStreamName.values()).map(OutputStreamName::wireName),
                        Stream.of(PresenceState.values()).map(PresenceState::wireName),
                        Stream.of(ProcessStatus.State.values()).map(ProcessStatus.State::wireName))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        StringBuilder all = new StringBuilder();
        for (Path file : files()) {
            all.append(Files.readString(file));
        }
        assertThat(expected).allSatisfy(name -> assertThat(all).contains("\"" + name + "\""));
    }

    static Set<String> messageNames() {
        return GoldenMessages.messages().keySet();
    }

    static Set<String> presenceNames() {
        return GoldenMessages.presences().keySet();
    }

    private static Message message(String name) {
        Message message = GoldenMessages.messages().get(name);
        if (message == null) {
            throw new AssertionError("no message " + name);
        }
        return message;
    }

    private static Iterable<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }

    static byte[] golden(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name + ".json")).stripTrailing().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
