package steward.agent.source.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that vouch for themselves, made by the JDK's own tool. */
final class Certificates {
    private static final String PASSWORD = "changeit";

    private Certificates() {}

    /** Makes {@code NAME.crt} and {@code NAME.key} in PEM form, and {@code NAME.p12}; gives their path without the end. */
    static Path made(Path folder, String name) throws Exception {
        Path place = folder.resolve(name);
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        place + ".p12",
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(tool.waitFor()).isZero();
        KeyStore store = store(place);
        pem(place + ".crt", "CERTIFICATE", store.getCertificate(name).getEncoded());
        pem(
                place + ".key",
                "PRIVATE KEY",
                store.getKey(name, PASSWORD.toCharArray()).getEncoded());
        return place;
    }

    /** A connection of one who trusts the first and shows the second. */
    static Socket socket(Path trusted, Optional<Path> shown, int port) throws GeneralSecurityException, IOException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("unit", store(trusted).getCertificate(String.valueOf(trusted.getFileName())));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (shown.isPresent()) {
            keys.init(store(shown.get()), PASSWORD.toCharArray());
        } else {
            keys.init(null, null);
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), managers.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.startHandshake();
        return socket;
    }

    private static KeyStore store(Path place) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(Path.of(place + ".p12"))) {
            store.load(stream, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void pem(String file, String kind, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(Path.of(file), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
