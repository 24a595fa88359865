package steward.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a broker listens.
 *
 * @param host an address or name; loopback by default
 * @param port 1 to 65535, or 0 for a free one below {@link #FIRST_OUTGOING}
 */
public record ListenAddress(String host, int port) {
    /** What a broker listens on when nobody says otherwise. */
    public static final ListenAddress LOOPBACK = new ListenAddress("127.0.0.1", 0);

    /**
     * Where Linux begins to take the ports of outgoing connections from. A client that keeps trying to reach a stopped
     * broker on such a port can by chance connect to itself, and then holds the port against the broker.
     */
    static final int FIRST_OUTGOING = 32_768;

    private static final int FIRST_FREE = 10_000;
    private static final int TRIES = 200;

    public ListenAddress {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "listen address " + host + ":" + port + " is none: write host:port, such as 127.0.0.1:4222");
        }
    }

    /** Reads {@code host:port}, {@code [ipv6]:port}, {@code :port} or {@code port}. */
    public static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon <= 0 ? LOOPBACK.host : text.substring(0, colon);
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return new ListenAddress(host.replace("[", "").replace("]", ""), port);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "listen address " + text + " has no port: write host:port, such as 127.0.0.1:4222", e);
        }
    }

    /** What an operator should know of the port, if anything. */
    public Optional<String> warning() {
        return port < FIRST_OUTGOING
                ? Optional.empty()
                : Optional.of(
                        "port " + port + " is in the range that outgoing connections use: a client that waits for "
                                + "the broker can take it by chance; use a port below " + FIRST_OUTGOING);
    }

    ListenAddress withPort(int other) {
        return new ListenAddress(host, other);
    }

    /** A port below the outgoing range that nobody listens on now. */
    public ListenAddress withFreePort() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            ListenAddress candidate = withPort(ThreadLocalRandom.current().nextInt(FIRST_FREE, FIRST_OUTGOING));
            if (candidate.isFree()) {
                return candidate;
            }
        }
        throw new BrokerException(
                BrokerException.Kind.PORT_IN_USE,
                "no free port between " + FIRST_FREE + " and " + FIRST_OUTGOING + " on " + host
                        + ": name one to listen on");
    }

    boolean isFree() {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a client on this machine connects to. */
    public String url() {
        String reachable =
                switch (host) {
                    case "0.0.0.0" -> "127.0.0.1";
                    case "::" -> "::1";
                    default -> host;
                };
        return "nats://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
