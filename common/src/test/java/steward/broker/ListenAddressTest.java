package steward.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:4222, 127.0.0.1, 4222, nats://127.0.0.1:4222",
        "0.0.0.0:4222, 0.0.0.0, 4222, nats://127.0.0.1:4222",
        ":4222, 127.0.0.1, 4222, nats://127.0.0.1:4222",
        "4222, 127.0.0.1, 4222, nats://127.0.0.1:4222",
        "[::1]:4222, ::1, 4222, nats://[::1]:4222",
        "[::]:4222, ::, 4222, nats://[::1]:4222",
        "broker:4222, broker, 4222, nats://broker:4222",
    })
    void readsAddresses(String text, String host, int port, String url) {
        ListenAddress address = ListenAddress.parse(text);
        assertThat(address).isEqualTo(new ListenAddress(host, port));
        assertThat(address.url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host:", "host:x", "host:-1", "host:65536", " :1"})
    void refusesOthersWithAnExample(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("127.0.0.1:4222");
    }

    @Test
    void warnsOfPortsThatClientsTakeByChance() {
        assertThat(new ListenAddress("127.0.0.1", 32_767).warning()).isEmpty();
        assertThat(new ListenAddress("127.0.0.1", 40_000).warning())
                .hasValueSatisfying(text -> assertThat(text).contains("40000", "below 32768"));
    }

    @Test
    void findsFreePortsBelowThatRange() {
        ListenAddress free = ListenAddress.LOOPBACK.withFreePort();
        assertThat(free.port()).isBetween(10_000, 32_767);
        assertThat(free.isFree()).isTrue();
    }
}
