package steward.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.OperatorName;

class TrustListTest {
    private static final SigningKey ANNS = SigningKey.generate();
    private static final SigningKey BOBS = SigningKey.generate();

    @Test
    void findsAnOperatorByKey() {
        TrustedOperator ann = operator("ann", ANNS, "*");
        TrustedOperator bob = operator("bob", BOBS, "hello.*");
        TrustList list = new TrustList(List.of(ann, bob));

        assertThat(list.find(BOBS.verifyingKey().id())).contains(bob);
        assertThat(list.find(SigningKey.generate().verifyingKey().id())).isEmpty();
        assertThat(list.operators()).containsExactly(ann, bob);
    }

    @Test
    void letsOneOperatorHaveTwoKeys() {
        TrustList list = new TrustList(List.of(operator("ann", ANNS, "*"), operator("ann", BOBS, "*")));
        assertThat(list.operators()).hasSize(2);
    }

    @Test
    void refusesOneKeyForTwoOperators() {
        assertThatThrownBy(() -> new TrustList(List.of(operator("ann", ANNS, "*"), operator("bob", ANNS, "*"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("operators ann and bob have the same key " + ANNS.verifyingKey()
                        + ": give each a key of their own");
    }

    @ParameterizedTest
    @CsvSource({
        "*, shellcommand, nginx, true",
        "*.*, shellcommand, nginx, true",
        "shellcommand.*, shellcommand, nginx, true",
        "*.nginx, shellcommand, nginx, true",
        "shellcommand.nginx, shellcommand, nginx, true",
        "shellcommand.nginx, shellcommand, apache, false",
        "shellcommand.nginx, shellcommands, nginx, false",
        "shellcommand.*, Shellcommand, nginx, false",
        "*.nginx, shellcommand, operatingsystem, false"
    })
    void allowsWhatThePatternCovers(String pattern, String method, String domain, boolean allowed) {
        assertThat(operator("ann", ANNS, pattern).may(new MethodName(method), new Domain(domain)))
                .isEqualTo(allowed);
    }

    @Test
    void allowsNothingWithoutAPermission() {
        TrustedOperator operator = new TrustedOperator(new OperatorName("ann"), ANNS.verifyingKey(), List.of());
        assertThat(operator.may(new MethodName("hello"), new Domain("operatingsystem")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shellcommand", "a.b.c", "shell*.nginx", ".nginx", "shellcommand.", "**", "a b.c", ">"})
    void refusesAMalformedPatternWithARemedy(String pattern) {
        assertThatThrownBy(() -> new Permission(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("permission \"" + pattern + "\" ")
                .hasMessageContaining("write <method>.<domain>");
    }

    private static TrustedOperator operator(String name, SigningKey key, String allow) {
        return new TrustedOperator(new OperatorName(name), key.verifyingKey(), List.of(new Permission(allow)));
    }
}
