package steward.file;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import steward.bus.FileSubject;
import steward.codec.Json;
import steward.codec.MalformedMessageException;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.method.InvalidArgumentException;

/**
 * A file that stands at the broker, and what it must be: what a command to take it in says, and what a node answers that
 * was told to give one.
 *
 * @param writer who puts its pieces there: a node, or {@link FileSubject#OPERATORS}
 * @param copy names it among those of the writer
 * @param key that its pieces are sealed with
 * @param bytes how long it is
 * @param sha256 of all of it
 * @param list the SHA-256 of its {@link ChunkList}
 * @param chunkBytes how long each chunk is, the last one aside
 * @param name what it was called where it came from
 * @param mode its permissions there as an octal number; none where files have none
 */
public record FileReference(
        String writer,
        String copy,
        Bytes key,
        long bytes,
        String sha256,
        String list,
        int chunkBytes,
        String name,
        Optional<String> mode) {
    /** The argument that holds one. */
    public static final String ARGUMENT = "file";

    /** The usual length of a chunk. */
    public static final int USUAL_CHUNK = 64 * 1024;

    /** The longest chunk: with its headers it stays below the broker's usual limit. */
    public static final int MOST_CHUNK = 512 * 1024;

    /** The shortest chunk. */
    public static final int LEAST_CHUNK = 4 * 1024;

    /** The most chunks of a file: their list is 2 MiB then, and held in memory. */
    public static final int MOST_CHUNKS = 65_536;

    private static final Pattern COPY = Pattern.compile("[0-9a-f-]{8,63}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** How many chunks it has. */
    public int chunks() {
        return (int) ((bytes + chunkBytes - 1) / chunkBytes);
    }

    /** How many pieces stand at the broker when all of it does: the parts of the list, then the chunks. */
    public int pieces() {
        return ChunkList.parts(chunks()) + chunks();
    }

    /** How many bytes of it these first pieces hold. */
    public long bytesIn(int pieces) {
        return Math.min(bytes, (long) Math.max(0, pieces - ChunkList.parts(chunks())) * chunkBytes);
    }

    int lengthOf(int chunk) {
        return (int) Math.min(chunkBytes, bytes - (long) chunk * chunkBytes);
    }

    /** Where that many bytes would be too many for one file, why. */
    public static Optional<String> tooLong(long bytes, int chunkBytes) {
        long most = (long) chunkBytes * MOST_CHUNKS;
        return bytes <= most
                ? Optional.empty()
                : Optional.of(bytes + " bytes are more than the " + most + " of one file in chunks of " + chunkBytes
                        + ": choose longer chunks, at most " + MOST_CHUNK + ", or split it");
    }

    /** As the argument of a command. */
    public Attributes attributes() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("writer", writer);
        values.put("copy", copy);
        values.put("key", Base64.getEncoder().encodeToString(key.toArray()));
        values.put("bytes", bytes);
        values.put("sha256", sha256);
        values.put("list", list);
        values.put("chunk", (long) chunkBytes);
        values.put("name", name);
        mode.ifPresent(octal -> values.put("mode", octal));
        return new Attributes(values);
    }

    /** As one line of JSON. */
    public String json() {
        return new String(Json.writeAttributes(attributes()), StandardCharsets.UTF_8);
    }

    /**
     * What a line of JSON says.
     *
     * @throws InvalidArgumentException when it is none
     */
    public static FileReference parse(String json) throws InvalidArgumentException {
        try {
            return of(Json.readAttributes(json.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedMessageException e) {
            throw new InvalidArgumentException(ARGUMENT, "cannot be read (" + e.getMessage() + ")", REMEDY);
        }
    }

    private static final String REMEDY = "use 'steward copy', which makes it";

    /**
     * What the argument of a command says.
     *
     * @param value an object
     * @throws InvalidArgumentException naming what is missing or wrong
     */
    public static FileReference of(Object value) throws InvalidArgumentException {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> texts = new LinkedHashMap<>();
            map.forEach((name, one) -> texts.put(String.valueOf(name), one));
            return of(new Attributes(texts));
        }
        if (!(value instanceof Attributes attributes)) {
            throw new InvalidArgumentException(ARGUMENT, "is no description of a file at the broker", REMEDY);
        }
        return read(attributes);
    }

    private static FileReference read(Attributes values) throws InvalidArgumentException {
        int chunk = (int) number(values, "chunk", LEAST_CHUNK, MOST_CHUNK);
        FileReference file = new FileReference(
                matching(values, "writer", Pattern.compile("\\S{1,63}")),
                matching(values, "copy", COPY),
                key(values),
                number(values, "bytes", 0, (long) chunk * MOST_CHUNKS),
                matching(values, "sha256", SHA256),
                matching(values, "list", SHA256),
                chunk,
                values.get("name").map(String::valueOf).orElse(""),
                values.get("mode").map(String::valueOf));
        if (!FileSubject.isWriter(file.writer())) {
            throw wrong("writer");
        }
        return file;
    }

    private static Bytes key(Attributes values) throws InvalidArgumentException {
        try {
            byte[] key = Base64.getDecoder().decode(matching(values, "key", Pattern.compile("[A-Za-z0-9+/=]{44}")));
            if (key.length == Seal.KEY) {
                return Bytes.copyOf(key);
            }
        } catch (IllegalArgumentException e) {
            // Answered below.
        }
        throw wrong("key");
    }

    private static String matching(Attributes values, String name, Pattern pattern) throws InvalidArgumentException {
        if (values.get(name).orElse("") instanceof String text
                && pattern.matcher(text).matches()) {
            return text;
        }
        throw wrong(name);
    }

    private static long number(Attributes values, String name, long least, long most) throws InvalidArgumentException {
        if (values.get(name).orElse(BigInteger.ZERO) instanceof Long number && number >= least && number <= most) {
            return number;
        }
        throw wrong(name);
    }

    private static InvalidArgumentException wrong(String name) {
        return new InvalidArgumentException(ARGUMENT + "." + name, "is missing or wrong", REMEDY);
    }
}
