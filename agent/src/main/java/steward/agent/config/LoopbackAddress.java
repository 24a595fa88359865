package steward.agent.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/** An address that only this machine reaches. */
final class LoopbackAddress {
    private static final String REMEDY = "write it as \"127.0.0.1:9600\"";

    private LoopbackAddress() {}

    /** @throws IllegalArgumentException when the text is none */
    static InetSocketAddress require(String text) {
        try {
            URI uri = new URI("tcp://" + text);
            if (uri.getHost() == null
                    || uri.getPort() < 0
                    || !uri.getHost().matches("[0-9.]+|\\[[0-9a-fA-F:]+]|localhost")) {
                throw new IllegalArgumentException("is no address and port: " + REMEDY);
            }
            InetAddress address = InetAddress.getByName(uri.getHost());
            if (!address.isLoopbackAddress()) {
                throw new IllegalArgumentException(
                        "can be reached from other machines, and nobody is asked for a password there: " + REMEDY
                                + ", and have a proxy of yours ask");
            }
            return new InetSocketAddress(address, uri.getPort());
        } catch (URISyntaxException | UnknownHostException e) {
            throw new IllegalArgumentException("is no address and port: " + REMEDY, e);
        }
    }
}
