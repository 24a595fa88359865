package steward.trust;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import steward.message.Bytes;

/** An operator's Ed25519 key with its private half. Safe for all threads. */
public final class SigningKey {
    private static final int SEED_BYTES = 32;

    private final Bytes seed;
    private final PrivateKey privateKey;
    private final VerifyingKey verifyingKey;

    private SigningKey(Bytes seed, PrivateKey privateKey, VerifyingKey verifyingKey) {
        this.seed = seed;
        this.privateKey = privateKey;
        this.verifyingKey = verifyingKey;
    }

    /**
     * The key in that file, which is made on first use: the file for its owner only (0600) in a folder for its owner only
     * (0700). However many programs do so at the same time, all get the same key.
     *
     * @throws KeyFileException when file or folder is open to others, cannot be read or written, or holds no key
     */
    public static SigningKey loadOrCreate(Path file) {
        return new KeyFile(file).loadOrCreate();
    }

    /** A new key that is kept nowhere. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] x509 = pair.getPublic().getEncoded();
            Bytes raw = Bytes.copyOf(x509, x509.length - SEED_BYTES, SEED_BYTES);
            return new SigningKey(Bytes.copyOf(seed), pair.getPrivate(), new VerifyingKey(raw));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException when the two halves do not belong together */
    static SigningKey of(Bytes seed, VerifyingKey verifyingKey) {
        if (seed.length() != SEED_BYTES) {
            throw new IllegalArgumentException("a private key has " + SEED_BYTES + " bytes, not " + seed.length());
        }
        try {
            PrivateKey privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.toArray()));
            SigningKey key = new SigningKey(seed, privateKey, verifyingKey);
            byte[] probe = verifyingKey.raw().toArray();
            if (!verifyingKey.verify(probe, key.sign(probe))) {
                throw new IllegalArgumentException("its private and its public half do not belong together");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** The public half. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** The 64 bytes of the signature over exactly these bytes. */
    public byte[] sign(byte[] payload) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(payload);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with key " + verifyingKey.id() + " failed", e);
        }
    }

    Bytes seed() {
        return seed;
    }

    /** Names the key without showing its private half. */
    @Override
    public String toString() {
        return "signing key " + verifyingKey.id();
    }
}
