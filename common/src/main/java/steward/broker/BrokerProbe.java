package steward.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks whoever listens on an address for the greeting of a NATS server. */
final class BrokerProbe {
    private static final int LIMIT_MILLIS = 1000;

    private BrokerProbe() {}

    /** The greeting; empty when nobody answers like a NATS server. */
    static Optional<String> greeting(ListenAddress address) {
        URI url = URI.create(address.url());
        String host = url.getHost().replace("[", "").replace("]", "");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, url.getPort()), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            @Nullable
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
            return Optional.ofNullable(line).filter(text -> text.startsWith("INFO "));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
