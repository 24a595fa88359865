package steward.bus.nats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import steward.broker.BrokerBinary;
import steward.broker.ListenAddress;

/** A server with a configuration that the embedded broker does not write: a cluster's, or one with TLS. */
final class RawServer implements AutoCloseable {
    private final Path config;
    private final BrokerBinary binary;
    private final int port;
    private final String text;
    private @Nullable Process process;

    RawServer(Path folder, BrokerBinary binary, int port, String text) {
        this.config = folder.resolve("server-" + port + ".conf");
        this.binary = binary;
        this.port = port;
        this.text = text;
    }

    /** A port below those of outgoing connections that nobody listens on. */
    static int freePort() {
        return ListenAddress.LOOPBACK.withFreePort().port();
    }

    int port() {
        return port;
    }

    String url() {
        return "nats://127.0.0.1:" + port;
    }

    void start() {
        try {
            Files.writeString(config, "listen: \"127.0.0.1:" + port + "\"\n" + text, UTF_8);
            process = new ProcessBuilder(binary.path().toString(), "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            config.resolveSibling("server-" + port + ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Clients.PATIENCE).until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    void kill() {
        Process now = process;
        if (now != null) {
            now.destroyForcibly();
            now.onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
