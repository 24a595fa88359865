package steward.checkup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.broker.BrokerVersion;
import steward.codec.Json;
import steward.codec.MalformedMessageException;
import steward.message.Attributes;

/**
 * What a broker says of itself to whoever connects, before it asks who that is.
 *
 * @param version of the server
 * @param name of the server
 * @param cluster that it belongs to, if it does
 * @param hasStreams whether JetStream is on
 */
public record Greeting(BrokerVersion version, String name, Optional<String> cluster, boolean hasStreams) {
    private static final String HEAD = "INFO ";
    private static final int USUAL_PORT = 4222;
    private static final int LONGEST = 64 * 1024;
    private static final int LIMIT_MILLIS = 3_000;

    /** Versions below this one have faults that an operator should know of. */
    private static final BrokerVersion SOUND = new BrokerVersion(2, 14, 0);

    /** Asks for it, for at most a few seconds. Nothing where nobody answers like a broker. */
    public static Optional<Greeting> ask(String address) {
        try {
            URI url = URI.create(address.contains("://") ? address : "nats://" + address);
            @Nullable String host = url.getHost();
            if (host == null) {
                return Optional.empty();
            }
            try (Socket socket = new Socket()) {
                int port = url.getPort() < 0 ? USUAL_PORT : url.getPort();
                socket.connect(new InetSocketAddress(host.replace("[", "").replace("]", ""), port), LIMIT_MILLIS);
                socket.setSoTimeout(LIMIT_MILLIS);
                return read(socket);
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Greeting> read(Socket socket) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        int next = reader.read();
        while (next >= 0 && next != '\n' && line.length() < LONGEST) {
            line.append((char) next);
            next = reader.read();
        }
        return parse(line.toString());
    }

    /** The greeting in that line, if it is one. */
    public static Optional<Greeting> parse(String line) {
        if (!line.startsWith(HEAD)) {
            return Optional.empty();
        }
        try {
            Attributes info =
                    Json.readAttributes(line.substring(HEAD.length()).strip().getBytes(StandardCharsets.UTF_8));
            return BrokerVersion.in(text(info, "version"))
                    .map(version -> new Greeting(
                            version,
                            text(info, "server_name"),
                            Optional.of(text(info, "cluster")).filter(name -> !name.isEmpty()),
                            info.get("jetstream").equals(Optional.of(true))));
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    private static String text(Attributes info, String name) {
        return info.get(name).map(Object::toString).orElse("");
    }

    /** Whether it is a version with faults that an operator should know of. */
    public boolean isOld() {
        return version.compareTo(SOUND) < 0;
    }
}
