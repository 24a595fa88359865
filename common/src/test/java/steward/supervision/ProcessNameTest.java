package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.message.Domain;
import steward.message.MethodName;

class ProcessNameTest {
    @Test
    void saysWhatItsProcessHandles() {
        MethodName method = new MethodName("shellcommand");
        Domain domain = new Domain("nginx");

        assertThat(ProcessName.of(method, domain).handled()).contains(new ProcessName.Handled(method, domain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbox", "a.", ".b", "a.b.c", "$a.b"})
    void saysThatItHandlesNothing(String name) {
        assertThat(new ProcessName(name).handled()).isEmpty();
    }

    @Test
    void takesTheLongestMethodAndDomain() {
        String longest = "x".repeat(63);

        assertThat(ProcessName.of(new MethodName(longest), new Domain(longest)).value())
                .hasSize(ProcessName.MAX_LENGTH);
    }

    @Test
    void refusesWhatIsNoName() {
        assertThatThrownBy(() -> new ProcessName("")).hasMessage("process name of 0 characters: give it 1 to 127");
        assertThatThrownBy(() -> new ProcessName("x".repeat(128))).hasMessageContaining("of 128 characters");
        assertThatThrownBy(() -> new ProcessName("a b")).hasMessageContaining("has white space");
    }
}
