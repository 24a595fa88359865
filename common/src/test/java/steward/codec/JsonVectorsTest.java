package steward.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonVectorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/vectors/json/test_parsing");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @ParameterizedTest
    @MethodSource("valid")
    void acceptsWhatIsJson(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Json.parse(bytes);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void writesAndReadsAgainWhatIsJson(Path file) throws IOException {
        var node = Json.parse(Files.readAllBytes(file));
        assertThat(Json.parse(Json.write(node))).isEqualTo(node);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatIsNotJsonWithAClearText(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Assertions.assertTimeoutPreemptively(LIMIT, () -> assertThatThrownBy(() -> Json.parse(bytes))
                .isInstanceOf(MalformedMessageException.class)
                .message()
                .startsWith("the")
                .contains(": ")
                .hasSizeBetween(20, 420)
                .matches("[^\\p{Cntrl}\\p{Cf}\\u2028]*"));
    }

    @ParameterizedTest
    @MethodSource("either")
    void neitherHangsNorCrashesOnWhatMayBeEither(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Assertions.assertTimeoutPreemptively(LIMIT, () -> {
            try {
                Json.write(Json.parse(bytes));
            } catch (MalformedMessageException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void decodesNoneOfThemAsAMessageAndThrowsNothingElse(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertThatThrownBy(() -> MessageCodec.decode(bytes)).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> MessageCodec.decodePresence(bytes)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void findsEveryVector() throws IOException {
        assertThat(valid()).hasSize(95);
        assertThat(invalid()).hasSize(188);
        assertThat(either()).hasSize(35);
    }

    static List<Path> valid() throws IOException {
        return files("y_");
    }

    static List<Path> invalid() throws IOException {
        return files("n_");
    }

    static List<Path> either() throws IOException {
        return files("i_");
    }

    static List<Path> all() throws IOException {
        return files("");
    }

    private static List<Path> files(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }
}
