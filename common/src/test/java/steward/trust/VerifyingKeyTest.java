package steward.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.message.Bytes;

class VerifyingKeyTest {
    /** RFC 8032, section 7.1, test 1. */
    private static final String TEXT = "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @Test
    void readsAndWritesTheSameText() {
        assertThat(VerifyingKey.parse(TEXT)).hasToString(TEXT);
    }

    @Test
    void isNamedByTheFirstHalfOfItsSha256() {
        assertThat(VerifyingKey.parse(TEXT).id()).hasToString("21fe31dfa154a261626bf854046fd227");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
                "ed25519:",
                "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHUQ==",
                "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=AAAA",
                "ed25519:!!!!",
                "ED25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            })
    void refusesEverythingElseWithARemedy(String text) {
        assertThatThrownBy(() -> VerifyingKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ed25519:")
                .hasMessageEndingWith(": copy it whole from where it was printed");
    }

    @Test
    void isFalseForAKeyThatIsNoPointOfTheCurve() {
        byte[] notAPoint = new byte[32];
        Arrays.fill(notAPoint, (byte) 0xff);
        assertThat(new VerifyingKey(Bytes.copyOf(notAPoint)).verify(new byte[3], new byte[64]))
                .isFalse();
    }

    @Test
    void refusesAKeyIdOfAnotherForm() {
        assertThatThrownBy(() -> new KeyId("21FE31DFA154A261626BF854046FD227"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 lower-case hexadecimal digits");
    }
}
