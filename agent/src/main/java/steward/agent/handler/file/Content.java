package steward.agent.handler.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import steward.message.Bytes;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;

/** What is to be in a file: given as text or as Base64. */
record Content(Bytes bytes) {
    static Content of(Arguments arguments) throws InvalidArgumentException {
        Optional<String> text = arguments.text("text");
        Optional<String> base64 = arguments.text("base64");
        if (text.isPresent() == base64.isPresent()) {
            throw new InvalidArgumentException(
                    "text",
                    text.isPresent() ? "is given together with \"base64\"" : "is missing, and so is \"base64\"",
                    "give one of the two");
        }
        return new Content(text.isPresent() ? Bytes.ofUtf8(text.get()) : decoded(base64.get()));
    }

    private static Bytes decoded(String base64) throws InvalidArgumentException {
        try {
            return Bytes.copyOf(Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException("base64", "is no Base64 (" + e.getMessage() + ")", "encode it anew");
        }
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
