package steward.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import steward.codec.Json;
import steward.message.Bytes;
import tools.jackson.databind.JsonNode;

/** Project Wycheproof's test vectors for the verification of Ed25519. */
class Ed25519VectorsTest {
    private static final Path FILE = Path.of("src/test/resources/vectors/ed25519/ed25519_test.json");

    private record Vector(String name, Bytes key, Bytes message, Bytes signature, boolean isValid) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verifiesWhatIsValidAndNothingElse(Vector vector) {
        VerifyingKey key = new VerifyingKey(vector.key());
        assertThat(key.verify(vector.message().toArray(), vector.signature().toArray()))
                .isEqualTo(vector.isValid());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesASignatureOfAnotherLength(Vector vector) {
        VerifyingKey key = new VerifyingKey(vector.key());
        for (int length : new int[] {0, 1, 32, 63, 65, 66, 128}) {
            byte[] signature = java.util.Arrays.copyOf(vector.signature().toArray(), length);
            assertThat(key.verify(vector.message().toArray(), signature))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    @Test
    void findsEveryVectorOfBothKinds() throws IOException {
        assertThat(vectors()).hasSize(151);
        assertThat(vectors().stream().filter(Vector::isValid)).hasSizeBetween(50, 150);
    }

    static List<Vector> vectors() throws IOException {
        List<Vector> vectors = new ArrayList<>();
        for (JsonNode group : Json.parse(Files.readAllBytes(FILE)).path("testGroups")) {
            Bytes key = hex(group.path("publicKey").path("pk"));
            for (JsonNode test : group.path("tests")) {
                vectors.add(new Vector(
                        test.path("tcId") + " " + test.path("comment").stringValue(),
                        key,
                        hex(test.path("msg")),
                        hex(test.path("sig")),
                        test.path("result").stringValue().equals("valid")));
            }
        }
        return vectors;
    }

    private static Bytes hex(JsonNode text) {
        return Bytes.copyOf(HexFormat.of().parseHex(text.stringValue()));
    }
}
