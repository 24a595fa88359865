package steward.bus.nats;

import io.nats.client.Options;
import io.nats.client.impl.NatsServerPool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Turns {@link NatsSettings} into the client library's options for one connection. */
final class LinkOptions {
    /** The client's share: one server lets lines of 4 KiB in, and adds to them on the way out. */
    private static final int CONTROL_LINE_BYTES = 64 * 1024;

    private static final Duration WRITE_LIMIT = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofMillis(250);

    private final NatsSettings settings;
    private final Threads threads;
    /** Kept over all connections: remembers the servers of a cluster that earlier ones have told of. */
    private final NatsServerPool servers = new NatsServerPool();

    LinkOptions(NatsSettings settings, Threads threads) {
        this.settings = settings;
        this.threads = threads;
    }

    /** Who this is, without secrets. */
    String identity() {
        return settings.credentials() instanceof Credentials.None
                ? "nobody"
                : settings.credentials().toString();
    }

    Options build(Attempt attempt, Consumer<Throwable> onReaderDeath) {
        Options.Builder builder = Options.builder()
                .servers(settings.urls().toArray(String[]::new))
                .serverPool(servers)
                .connectionName(settings.name())
                .inboxPrefix(settings.inboxPrefix())
                // Tries all addresses of a name, and leaves the name to TLS.
                .hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs)
                .maxReconnects(0)
                .reconnectBufferSize(0)
                .pingInterval(settings.pingInterval())
                .maxPingsOut(2)
                .connectionTimeout(settings.requestTimeout())
                .socketWriteTimeout(WRITE_LIMIT)
                .requestCleanupInterval(SWEEP)
                .useTimeoutException()
                .reportNoResponders()
                .supportUTF8Subjects()
                .maxControlLine(CONTROL_LINE_BYTES)
                .maxMessagesInOutgoingQueue(2 * Requests.MOST_UNDER_WAY)
                .dataPortType(TolerantPort.class.getName())
                .connectionListener(attempt)
                .errorListener(attempt)
                .executor(threads.tasks())
                .connectExecutor(threads.tasks())
                .readerExecutor(new Readers(threads.tasks(), onReaderDeath))
                .callbackExecutor(Threads.caller())
                .scheduledExecutor(threads.timers());
        authenticate(builder);
        settings.tlsCa().ifPresent(ca -> builder.sslContext(trusting(ca)));
        return builder.build();
    }

    private void authenticate(Options.Builder builder) {
        if (settings.credentials() instanceof Credentials.UserPassword known) {
            builder.userInfo(known.user().toCharArray(), known.password().toCharArray());
        } else if (settings.credentials() instanceof Credentials.Token token) {
            builder.token(token.token().toCharArray());
        }
    }

    private static SSLContext trusting(Path ca) {
        try (InputStream pem = Files.newInputStream(ca)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            List<Certificate> authorities =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(pem));
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("ca" + i, authorities.get(i));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the authorities in " + ca + " cannot be used for TLS (" + e.getMessage()
                            + "): name a PEM file of certificates",
                    e);
        }
    }
}
