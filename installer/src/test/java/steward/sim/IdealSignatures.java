package steward.sim;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 as an idea instead of as arithmetic, which would take most of the time of a history: a signature is a digest
 * of the public key and the message. It is as good as the real one against an adversary who plays by the rules, as the
 * simulated one does: only who holds a key signs with it. Keys are still real ones.
 */
final class IdealSignatures extends Provider {
    private static final long serialVersionUID = 1;
    private static final String NAME = "IdealSignatures";
    private static final int RAW_BYTES = 32;

    private static final Map<String, byte[]> PUBLIC = new ConcurrentHashMap<>();

    private IdealSignatures() {
        super(NAME, "1", "signatures for a simulation");
        putService(new Service(this, "Signature", "Ed25519", Digest.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(@Nullable Object parameter) {
                return new Digest();
            }
        });
    }

    /** From now on, for these keys; others are left to the providers behind it. */
    static void install(List<String> keyFiles) {
        for (String text : keyFiles) {
            String[] words = text.strip().split("[\\s:]+", -1);
            PUBLIC.put(words[2], Base64.getDecoder().decode(words[5]));
        }
        Security.insertProviderAt(new IdealSignatures(), 1);
    }

    private static final class Digest extends SignatureSpi {
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private byte[] key = new byte[0];

        @Override
        protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
            if (!(publicKey instanceof EdECPublicKey)) {
                throw new InvalidKeyException("not an Ed25519 key");
            }
            byte[] encoded = publicKey.getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
            if (PUBLIC.values().stream().noneMatch(known -> Arrays.equals(known, raw))) {
                throw new InvalidKeyException("a key that the simulation does not know");
            }
            begin(raw);
        }

        @Override
        protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
            if (privateKey instanceof EdECPrivateKey known) {
                begin(known.getBytes()
                        .filter(seed -> PUBLIC.containsKey(text(seed)))
                        .map(seed -> Objects.requireNonNull(PUBLIC.get(text(seed))))
                        .orElseThrow(() -> new InvalidKeyException("a key that the simulation does not know")));
            } else {
                throw new InvalidKeyException("not an Ed25519 key");
            }
        }

        private static String text(byte[] seed) {
            return Base64.getEncoder().encodeToString(seed);
        }

        private void begin(byte[] raw) {
            key = raw;
            message.reset();
        }

        @Override
        protected void engineUpdate(byte one) {
            message.write(one);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {
            message.write(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-512");
                digest.update(key);
                return digest.digest(message.toByteArray());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-512", e);
            }
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return MessageDigest.isEqual(engineSign(), signature);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
