package steward.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import steward.message.Bytes;

/**
 * The public half of an operator's Ed25519 key (RFC 8032). Safe for all threads.
 *
 * @param raw its 32 bytes
 */
public record VerifyingKey(Bytes raw) {
    /** How many bytes a signature has. */
    public static final int SIGNATURE_BYTES = 64;

    private static final String PREFIX = "ed25519:";
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 16;

    /** What stands before the raw key in its X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @throws IllegalArgumentException when there are not 32 bytes */
    public VerifyingKey {
        if (raw.length() != KEY_BYTES) {
            throw new IllegalArgumentException("a public key has " + KEY_BYTES + " bytes, this one has " + raw.length()
                    + ": copy it whole from where it was printed");
        }
    }

    /**
     * The key of that text.
     *
     * @param text {@code ed25519:} and the 32 bytes in Base64
     * @throws IllegalArgumentException when it is anything else
     */
    public static VerifyingKey parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "a public key begins with \"" + PREFIX + "\": copy it whole from where it was printed");
        }
        try {
            return new VerifyingKey(Bytes.copyOf(Base64.getDecoder().decode(text.substring(PREFIX.length()))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not \"" + PREFIX + "\" and " + KEY_BYTES
                            + " bytes in Base64: copy it whole from where it was printed",
                    e);
        }
    }

    /** The short name of this key. */
    public KeyId id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw.toArray());
            return new KeyId(HexFormat.of().formatHex(Arrays.copyOf(digest, KEY_ID_BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Whether this key made that signature over exactly these bytes. Never throws: what cannot be checked is false. */
    public boolean verify(byte[] payload, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey());
            check.update(payload);
            return check.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
        System.arraycopy(raw.toArray(), 0, encoded, X509_PREFIX.length, KEY_BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public String toString() {
        return PREFIX + Base64.getEncoder().encodeToString(raw.toArray());
    }
}
