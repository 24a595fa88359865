package steward.bus.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import steward.bus.StreamName;

/** The subjects of JetStream's interface. Subjects of messages stand in them, so that permissions can confine them. */
final class Api {
    private static final String ROOT = "$JS.API.";
    private static final String DIRECT_GET = ROOT + "DIRECT.GET.";
    /** Twice as many characters in hexadecimal stay well below the broker's 255. */
    private static final int MOST_PLAIN_BYTES = 100;

    private Api() {}

    static String streamInfo(StreamName stream) {
        return ROOT + "STREAM.INFO." + stream;
    }

    static String streamCreate(StreamName stream) {
        return ROOT + "STREAM.CREATE." + stream;
    }

    static String lastMessage(StreamName stream, String subject) {
        return DIRECT_GET + stream + "." + subject;
    }

    /** Whether it asks the streams themselves; others ask the server, which is there or is not. */
    static boolean isDirectGet(String api) {
        return api.startsWith(DIRECT_GET);
    }

    /** Asks for the message of a sequence, which stands in the body. */
    static String messageAt(StreamName stream) {
        return DIRECT_GET + stream;
    }

    static String streamPurge(StreamName stream) {
        return ROOT + "STREAM.PURGE." + stream;
    }

    static String consumerCreate(StreamName stream, String consumer, String filter) {
        return ROOT + "CONSUMER.CREATE." + stream + "." + consumer + "." + filter;
    }

    static String consumerInfo(StreamName stream, String consumer) {
        return ROOT + "CONSUMER.INFO." + stream + "." + consumer;
    }

    static String consumerDelete(StreamName stream, String consumer) {
        return ROOT + "CONSUMER.DELETE." + stream + "." + consumer;
    }

    static String consumerNext(StreamName stream, String consumer) {
        return ROOT + "CONSUMER.MSG.NEXT." + stream + "." + consumer;
    }

    /**
     * A consumer name for any reader's name: itself where the broker takes it, else its UTF-8 bytes in hexadecimal, or
     * their SHA-256 where that would be longer than a broker allows. Two readers never get the same one.
     */
    static String consumerName(String reader) {
        if (reader.matches("[A-Za-z0-9_-]{1,64}") && !reader.startsWith("x-")) {
            return reader;
        }
        byte[] bytes = reader.getBytes(UTF_8);
        return bytes.length <= MOST_PLAIN_BYTES
                ? "x-" + HexFormat.of().formatHex(bytes)
                : "x-sha256-" + HexFormat.of().formatHex(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
