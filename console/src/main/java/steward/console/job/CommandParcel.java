package steward.console.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.message.Bytes;
import steward.message.Command;
import steward.trust.KeyId;
import steward.trust.Signed;
import steward.trust.SigningKey;

/**
 * A command with the exact bytes that were signed. These bytes are published again whenever that is needed; they are never
 * made anew.
 *
 * @param command what the payload says
 * @param payload the exact bytes
 * @param headers key and signature, as they came or go
 */
public record CommandParcel(Command command, Bytes payload, Map<String, String> headers) {
    /** The header that tells a unit how often these bytes were sent again. */
    public static final String RESEND_HEADER = "Steward-Resend";

    public CommandParcel {
        headers = Map.copyOf(headers);
    }

    /** Encodes and signs the command. */
    static CommandParcel signed(Command command, SigningKey key) {
        Signed signed = Signed.of(MessageCodec.encode(command), key);
        return new CommandParcel(command, signed.payload(), signed.headers());
    }

    /**
     * What is published.
     *
     * @param attempt 0 for the first sending; n for the n-th sending again, which the broker must not take for a
     *     repetition
     */
    public Parcel parcel(int attempt) {
        String id = command.id().toString();
        if (attempt == 0) {
            return new Parcel(command.subject(), payload, headers, id);
        }
        Map<String, String> more = new HashMap<>(headers);
        more.put(RESEND_HEADER, Integer.toString(attempt));
        return new Parcel(command.subject(), payload, more, id + ".r" + attempt);
    }

    /** The key that claims to have signed it. */
    public Optional<KeyId> signer() {
        return Signed.from(payload, headers).map(Signed::key);
    }

    /** By which a unit names bytes that it refused without knowing who sent them. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(payload.toArray());
            String signature = headers.getOrDefault(Signed.SIGNATURE_HEADER, "");
            digest.update(signature.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
