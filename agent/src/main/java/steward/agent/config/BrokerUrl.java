package steward.agent.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import steward.text.Quoted;

/** The rule for the address of a broker. */
final class BrokerUrl {
    private static final Set<String> SCHEMES = Set.of("nats", "tls", "ws", "wss");
    private static final String REMEDY = "write it like nats://broker.example.org:4222 or tls://10.0.0.5:4222";

    private BrokerUrl() {}

    /** The same text. */
    static String require(String text) {
        URI uri = uri(text);
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
            throw refused(text, "is not the address of a broker", REMEDY);
        }
        if (uri.getUserInfo() != null) {
            throw refused(
                    text,
                    "holds a user",
                    "put \"user:password\" into a file of mode 0600 and name that file as credentials");
        }
        boolean hasMore = !uri.getPath().isEmpty() || uri.getQuery() != null || uri.getFragment() != null;
        if (hasMore || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw refused(text, "holds more than a scheme, a host and a port", REMEDY);
        }
        return text;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused(text, "is not the address of a broker", REMEDY);
        }
    }

    /** Shows no password. */
    private static IllegalArgumentException refused(String text, String rule, String remedy) {
        return new IllegalArgumentException(
                Quoted.text(text.replaceFirst("//.*@", "//...@")) + " " + rule + ": " + remedy);
    }
}
