package steward.bus.nats;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import steward.time.Backoff;

/**
 * How to reach the broker.
 *
 * @param urls of one server or of several of a cluster, such as {@code nats://127.0.0.1:4222}
 * @param credentials to show
 * @param tlsCa PEM file of the authorities that the broker's certificate must come from; with one, TLS is demanded
 * @param name of this connection, as the broker's operator sees it
 * @param inboxPrefix where answers to this client arrive; own to it, so that permissions can keep others from them
 * @param pingInterval how often an idle connection is tried; it is given up after two pings without an answer
 * @param requestTimeout how long the broker may take to answer, also to a new connection
 * @param reconnect how long to wait before each attempt to connect
 */
public record NatsSettings(
        List<String> urls,
        Credentials credentials,
        Optional<Path> tlsCa,
        String name,
        String inboxPrefix,
        Duration pingInterval,
        Duration requestTimeout,
        Backoff reconnect) {
    /** The inbox prefix of consoles. */
    public static final String CONSOLE_INBOX = "_INBOX_CONSOLE";

    /** The inbox prefix of agents; the embedded broker lets them hear no other. */
    public static final String AGENT_INBOX = "_INBOX_AGENT";

    /**
     * A ping is left out where something arrived since the last one, so a dead link is noticed after at most four
     * intervals. Ten seconds keeps that within 45.
     */
    private static final Duration PING = Duration.ofSeconds(10);

    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final Backoff RECONNECT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));

    public NatsSettings {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("no broker address: name one, such as nats://127.0.0.1:4222");
        }
    }

    /** With the timings that suit broken links and large fleets. */
    public static NatsSettings of(List<String> urls, Credentials credentials, String name, String inboxPrefix) {
        return new NatsSettings(urls, credentials, Optional.empty(), name, inboxPrefix, PING, REQUEST, RECONNECT);
    }

    /** The same with another authority for the broker's certificate. */
    public NatsSettings withTlsCa(Optional<Path> other) {
        return new NatsSettings(urls, credentials, other, name, inboxPrefix, pingInterval, requestTimeout, reconnect);
    }
}
