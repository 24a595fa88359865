package steward.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FaultyLinkTest {
    private ServerSocket server;
    private FaultyLink link;
    private Socket client;
    private Socket broker;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        link = new FaultyLink(server.getLocalPort());
        client = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(link.url()).getPort());
        broker = server.accept();
        client.setSoTimeout(300);
        broker.setSoTimeout(300);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        broker.close();
        link.close();
        server.close();
    }

    @Test
    void deliversLateAndNoFasterThanItIsTold() throws IOException {
        link.weather(new Weather(Weather.Flow.PASSES, Weather.Flow.PASSES, Duration.ofMillis(200), 40_000, 0));
        broker.setSoTimeout(10_000);
        long start = System.nanoTime();

        client.getOutputStream().write(new byte[20_000]);
        new DataInputStream(broker.getInputStream()).readFully(new byte[20_000]);

        // The last 4 KiB of five times 0.1 s are not waited for.
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(550), Duration.ofSeconds(5));
    }

    @Test
    void holdsOneWayOnlyAndDeliversAfterwards() throws IOException {
        link.weather(Weather.FAIR.flowing(Weather.Flow.STALLS, Weather.Flow.PASSES));

        client.getOutputStream().write(1);
        broker.getOutputStream().write(2);

        assertThat(client.getInputStream().read()).isEqualTo(2);
        assertThatThrownBy(() -> broker.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        link.restore();
        assertThat(broker.getInputStream().read()).isEqualTo(1);
    }

    @Test
    void closesAConnectionThatLostBytesWhenItMends() throws IOException {
        link.weather(Weather.FAIR.flowing(Weather.Flow.LOSES, Weather.Flow.PASSES));
        client.getOutputStream().write(1);
        assertThatThrownBy(() -> broker.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        link.restore();

        assertThat(broker.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void resetsConnections() {
        link.weather(new Weather(Weather.Flow.PASSES, Weather.Flow.PASSES, Duration.ZERO, 0, 1));

        assertThatThrownBy(() -> {
                    client.setSoTimeout(20_000);
                    while (client.getInputStream().read() >= 0) {
                        // What comes is of no interest.
                    }
                    throw new IOException("ended in good order");
                })
                .hasMessageContaining("reset");
    }
}
