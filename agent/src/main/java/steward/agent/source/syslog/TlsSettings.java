package steward.agent.source.syslog;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import steward.agent.source.Settings;

/**
 * Where and with what to listen by TLS. The files are read whenever the source starts, so a new certificate counts from then
 * on.
 *
 * @param address where
 * @param certificate the unit's certificate, and those that vouch for it
 * @param key its key, in PKCS#8
 * @param clients who may vouch for those who send; where there are none, everybody may send
 */
record TlsSettings(ListenAddress address, Path certificate, Path key, Optional<Path> clients) {
    private static final char[] NO_PASSWORD = new char[0];
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

    /** What is set, or nothing where TLS is not asked for. */
    static Optional<TlsSettings> read(Settings settings) {
        Optional<ListenAddress> address = settings.parsed("tls", ListenAddress::parse);
        Optional<Path> certificate = settings.certificates("certificate");
        Optional<Path> key = settings.secret("key");
        Optional<Path> clients = settings.certificates("clients");
        if (address.isEmpty()) {
            return Optional.empty();
        }
        for (String needed : List.of("certificate", "key")) {
            if (!settings.has(needed)) {
                settings.mistake(needed, "is missing", "tls needs it: name a file in PEM form");
            }
        }
        return certificate.isEmpty() || key.isEmpty()
                ? Optional.empty()
                : Optional.of(new TlsSettings(address.get(), certificate.get(), key.get(), clients));
    }

    /** A socket that is not bound yet. */
    ServerSocket serverSocket() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys().getKeyManagers(), clients.isPresent() ? trust().getTrustManagers() : null, null);
            SSLServerSocket socket =
                    (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
            socket.setNeedClientAuth(clients.isPresent());
            return socket;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "the certificate " + certificate + " with the key " + key + " cannot be used: " + e.getMessage()
                            + "; write both in PEM form, the key in PKCS#8",
                    e);
        }
    }

    private KeyManagerFactory keys() throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "unit", privateKey(), NO_PASSWORD, certificates(certificate).toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory;
    }

    private TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate one : certificates(clients.orElseThrow())) {
            store.setCertificateEntry("client" + number++, one);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws GeneralSecurityException, IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(stream);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException, IOException {
        String text = Files.readString(key, StandardCharsets.US_ASCII)
                .replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")
                .replaceAll("\\s", "");
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text));
        for (String kind : KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                // It is of another kind.
            }
        }
        throw new GeneralSecurityException("the key is none of " + KINDS);
    }
}
