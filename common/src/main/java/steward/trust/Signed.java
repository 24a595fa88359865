package steward.trust;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.message.Bytes;

/**
 * A payload and who says to have signed it. Nothing is proven until {@link #isBy} said so.
 *
 * @param payload the exact bytes
 * @param key the short name of the key
 * @param signature over the payload, of any length until it was checked
 */
public record Signed(Bytes payload, KeyId key, Bytes signature) {
    /** The header with the key id. */
    public static final String KEY_HEADER = "Steward-Key";

    /** The header with the signature in Base64. */
    public static final String SIGNATURE_HEADER = "Steward-Signature";

    private static final int MOST_HEADER_LENGTH = 256;

    /** Signs the payload. */
    public static Signed of(byte[] payload, SigningKey key) {
        return new Signed(Bytes.copyOf(payload), key.verifyingKey().id(), Bytes.copyOf(key.sign(payload)));
    }

    /** What came with those headers, or nothing where they do not hold a key id and a signature. */
    public static Optional<Signed> from(Bytes payload, Map<String, String> headers) {
        @Nullable String key = headers.get(KEY_HEADER);
        @Nullable String signature = headers.get(SIGNATURE_HEADER);
        if (key == null || signature == null || !KeyId.isKeyId(key) || signature.length() > MOST_HEADER_LENGTH) {
            return Optional.empty();
        }
        try {
            Bytes bytes = Bytes.copyOf(Base64.getDecoder().decode(signature));
            return Optional.of(new Signed(payload, new KeyId(key), bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What goes beside the payload. */
    public Map<String, String> headers() {
        return Map.of(
                KEY_HEADER, key.value(), SIGNATURE_HEADER, Base64.getEncoder().encodeToString(signature.toArray()));
    }

    /** Whether that key made the signature over this payload. */
    public boolean isBy(VerifyingKey verifyingKey) {
        return verifyingKey.id().equals(key) && verifyingKey.verify(payload.toArray(), signature.toArray());
    }
}
