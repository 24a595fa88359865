package steward.bus.nats;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static steward.bus.nats.Clients.PATIENCE;
import static steward.bus.nats.Clients.get;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import steward.broker.BrokerBinary;
import steward.bus.ConnectionState;
import steward.time.Backoff;

@Timeout(120)
final class TlsTest {
    @TempDir
    Path temp;

    @Test
    void speaksTlsToABrokerWhoseCertificateItTrustsAndWhichIsForThatHost() throws Exception {
        Path good = certificate("good", "IP:127.0.0.1");
        try (RawServer server = server("good");
                NatsBus bus = NatsBus.connect(settings(server, Optional.of(good)))) {
            Clients.connected(bus);
            get(bus.ensureStreams());
        }
    }

    @Test
    void checksTheNameThatWasAskedForNotTheAddressBehindIt() throws Exception {
        Path named = certificate("named", "DNS:localhost");
        try (RawServer server = server("named");
                NatsBus bus = NatsBus.connect(settings("nats://localhost:" + server.port(), Optional.of(named)))) {
            Clients.connected(bus);
        }
    }

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        Path other = certificate("other", "DNS:broker.example");
        assertThat(reason(server("other"), Optional.of(other))).contains("TLS");
    }

    @Test
    void refusesACertificateOfAnotherAuthority() throws Exception {
        certificate("good", "IP:127.0.0.1");
        Path other = certificate("other", "IP:127.0.0.1");
        assertThat(reason(server("good"), Optional.of(other))).contains("TLS");
    }

    @Test
    void doesNotSpeakInTheClearWhereTlsIsWanted() throws Exception {
        Path authority = certificate("good", "IP:127.0.0.1");
        RawServer plain = new RawServer(temp, newest(), RawServer.freePort(), "");
        plain.start();
        assertThat(reason(plain, Optional.of(authority))).contains("SSL");
    }

    /** Why there is no connection. */
    private static String reason(RawServer server, Optional<Path> authority) {
        try (server) {
            List<ConnectionState> states = new CopyOnWriteArrayList<>();
            try (NatsBus bus = NatsBus.connect(settings(server, authority))) {
                bus.onConnection(states::add);
                await().atMost(PATIENCE).until(() -> states.size() > 1);
                assertThat(states).noneMatch(ConnectionState::connected);
                return states.get(states.size() - 1).detail();
            }
        }
    }

    private static NatsSettings settings(RawServer server, Optional<Path> authority) {
        return settings(server.url(), authority);
    }

    private static NatsSettings settings(String url, Optional<Path> authority) {
        return new NatsSettings(
                List.of(url),
                new Credentials.None(),
                authority,
                "tls",
                NatsSettings.CONSOLE_INBOX,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)));
    }

    private RawServer server(String name) {
        RawServer server = new RawServer(
                temp,
                newest(),
                RawServer.freePort(),
                "tls { cert_file: \"" + temp.resolve(name + ".crt") + "\", key_file: \"" + temp.resolve(name + ".key")
                        + "\" }\njetstream { store_dir: \"" + temp.resolve("js") + "\", max_file: 16GB }\n");
        server.start();
        return server;
    }

    private static BrokerBinary newest() {
        return BrokerBinary.find(Optional.empty());
    }

    /** Makes a certificate that vouches for itself; returns it. */
    private Path certificate(String name, String host)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = temp.resolve(name + ".p12");
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        tool.toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + host,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        pem(
                temp.resolve(name + ".key"),
                "PRIVATE KEY",
                keys.getKey("k", "secret".toCharArray()).getEncoded());
        return pem(
                temp.resolve(name + ".crt"),
                "CERTIFICATE",
                keys.getCertificate("k").getEncoded());
    }

    private static Path pem(Path file, String what, byte[] bytes) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes) + "\n-----END "
                        + what
                        + "-----\n",
                US_ASCII);
    }
}
