package steward.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.broker.BrokerVersion;

final class GreetingTest {
    @Test
    void saysWhichServerItIs() {
        assertThat(Greeting.parse("INFO {\"server_id\":\"N1\",\"server_name\":\"a\",\"version\":\"2.9.10\","
                        + "\"cluster\":\"north\",\"jetstream\":true,\"max_payload\":1048576}\r"))
                .contains(new Greeting(new BrokerVersion(2, 9, 10), "a", Optional.of("north"), true));
    }

    @Test
    void knowsWhichVersionsAreOld() {
        assertThat(greeting("2.13.9").isOld()).isTrue();
        assertThat(greeting("2.14.0").isOld()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "INFO", "INFO {", "HTTP/1.1 400 Bad Request", "INFO {\"version\":\"none\"}"})
    void takesNothingElseForAGreeting(String line) {
        assertThat(Greeting.parse(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nats://127.0.0.1:1", "no address", "nats://", "127.0.0.1:1"})
    void hearsNothingWhereNobodyIs(String address) {
        assertThat(Greeting.ask(address)).isEmpty();
    }

    private static Greeting greeting(String version) {
        return Greeting.parse("INFO {\"version\":\"" + version + "\"}").orElseThrow();
    }
}
