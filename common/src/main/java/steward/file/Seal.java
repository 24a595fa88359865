package steward.file;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import steward.message.Bytes;

/**
 * Keeps what a file holds from those who may read the broker's stream and are not meant: the key stands in the signed
 * command alone, which only its node gets. ChaCha20 (RFC 8439) with a random nonce before each piece. It proves nothing:
 * that a piece is what it must be shows by its SHA-256. For one thread.
 */
final class Seal {
    /** Bytes of a key. */
    static final int KEY = 32;

    /** Bytes that a sealed piece has more. */
    static final int NONCE = 12;

    private static final String CIPHER = "ChaCha20";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    Seal(Bytes key) {
        this.key = new SecretKeySpec(key.toArray(), CIPHER);
    }

    /** A key that nobody can guess. */
    static Bytes newKey() {
        byte[] key = new byte[KEY];
        new SecureRandom().nextBytes(key);
        return Bytes.copyOf(key);
    }

    /** The first {@code length} bytes, sealed. */
    byte[] seal(byte[] plain, int length) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = Arrays.copyOf(nonce, NONCE + length);
        crypt(nonce, plain, 0, length, sealed, NONCE);
        return sealed;
    }

    /** What was sealed; something else where that was not by this key. Nothing where it is too short. */
    byte[] open(byte[] sealed) {
        if (sealed.length <= NONCE) {
            return new byte[0];
        }
        byte[] plain = new byte[sealed.length - NONCE];
        crypt(Arrays.copyOf(sealed, NONCE), sealed, NONCE, plain.length, plain, 0);
        return plain;
    }

    private void crypt(byte[] nonce, byte[] in, int from, int length, byte[] out, int to) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new ChaCha20ParameterSpec(nonce, 1));
            cipher.doFinal(in, from, length, out, to);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + CIPHER + ", which every Java from 11 on has", e);
        }
    }
}
