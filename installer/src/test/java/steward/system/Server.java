package steward.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import steward.broker.BrokerBinary;
import steward.broker.ListenAddress;

/** A {@code nats-server} with a configuration of the test's own: one of a cluster, or a leaf of another. */
final class Server implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final BrokerBinary binary;
    private final Path config;
    private final int port;
    private @Nullable Running running;

    /** @param configuration all but where it listens */
    Server(Path folder, BrokerBinary binary, String name, String configuration) {
        this.binary = binary;
        port = freePort();
        config = folder.resolve(name + ".conf");
        try {
            Files.writeString(
                    config, "server_name: " + name + "\nlisten: \"127.0.0.1:" + port + "\"\n" + configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        return ListenAddress.LOOPBACK.withFreePort().port();
    }

    String url() {
        return "nats://127.0.0.1:" + port;
    }

    Server start() {
        running = Running.start(
                new ProcessBuilder(binary.path().toString(), "-c", config.toString()),
                config.resolveSibling(config.getFileName() + ".log"));
        Awaitility.await("an answer of " + config).atMost(LIMIT).until(this::answers);
        return this;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGKILL. */
    void kill() {
        if (running != null && running.isAlive()) {
            running.kill();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
