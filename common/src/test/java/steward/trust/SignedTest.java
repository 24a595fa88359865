package steward.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.message.Bytes;

class SignedTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final Bytes PAYLOAD = Bytes.ofUtf8("{\"v\":1}");
    private static final Signed SIGNED = Signed.of(PAYLOAD.toArray(), KEY);

    @Test
    void travelsInHeaders() {
        assertThat(SIGNED.headers()).containsOnlyKeys("Steward-Key", "Steward-Signature");
        assertThat(Signed.from(PAYLOAD, SIGNED.headers())).contains(SIGNED);
        assertThat(SIGNED.isBy(KEY.verifyingKey())).isTrue();
    }

    @Test
    void provesNothingForAnotherPayload() {
        byte[] altered = PAYLOAD.toArray();
        altered[5] ^= 1;
        Signed forged = Signed.from(Bytes.copyOf(altered), SIGNED.headers()).orElseThrow();
        assertThat(forged.isBy(KEY.verifyingKey())).isFalse();
    }

    @Test
    void provesNothingForAnotherKey() {
        SigningKey other = SigningKey.generate();
        assertThat(SIGNED.isBy(other.verifyingKey())).isFalse();
        Signed renamed = new Signed(PAYLOAD, other.verifyingKey().id(), SIGNED.signature());
        assertThat(renamed.isBy(other.verifyingKey())).isFalse();
        assertThat(renamed.isBy(KEY.verifyingKey())).isFalse();
    }

    @Test
    void isNothingWithoutBothHeaders() {
        for (String name : SIGNED.headers().keySet()) {
            Map<String, String> headers = new HashMap<>(SIGNED.headers());
            headers.remove(name);
            assertThat(Signed.from(PAYLOAD, headers)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCDEF0123456789ABCDEF0123456789", "0123", "0123456789abcdef0123456789abcdeg"})
    void isNothingWithAnotherFormOfKeyId(String keyId) {
        Map<String, String> headers = new HashMap<>(SIGNED.headers());
        headers.put(Signed.KEY_HEADER, keyId);
        assertThat(Signed.from(PAYLOAD, headers)).isEmpty();
    }

    @Test
    void isNothingWithASignatureThatIsNotBase64OrVeryLong() {
        Map<String, String> headers = new HashMap<>(SIGNED.headers());
        headers.put(Signed.SIGNATURE_HEADER, "not base64!");
        assertThat(Signed.from(PAYLOAD, headers)).isEmpty();
        headers.put(Signed.SIGNATURE_HEADER, "A".repeat(1_000_000));
        assertThat(Signed.from(PAYLOAD, headers)).isEmpty();
    }

    @Test
    void provesNothingWithASignatureOfAnotherLength() {
        Map<String, String> headers = new HashMap<>(SIGNED.headers());
        for (String signature : new String[] {"", "AAAA", "A".repeat(88)}) {
            headers.put(Signed.SIGNATURE_HEADER, signature);
            assertThat(Signed.from(PAYLOAD, headers))
                    .hasValueSatisfying(signed ->
                            assertThat(signed.isBy(KEY.verifyingKey())).isFalse());
        }
    }
}
