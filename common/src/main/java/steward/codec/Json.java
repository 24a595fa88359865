package steward.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import steward.message.Attributes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strict JSON (RFC 8259): UTF-8 without a byte order mark, one value, nothing after it, and no more of anything than the
 * limits here allow. Safe for all threads.
 */
public final class Json {
    /** The most bytes of one document. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** The deepest that objects and arrays may stand in each other. */
    public static final int MAX_DEPTH = 64;

    /** The most characters of one number. */
    public static final int MAX_NUMBER_LENGTH = 256;

    /** The most characters of one member name. */
    public static final int MAX_NAME_LENGTH = 4096;

    /** The most values, names, brackets and braces of one document. */
    public static final int MAX_TOKENS = 250_000;

    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern SETTING_NAME = Pattern.compile(", from `[^`]*`| for `ObjectNode`: not allowed when.*");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_BYTES)
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxNameLength(MAX_NAME_LENGTH)
                            .maxStringLength(MAX_BYTES)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectReader LENIENT = MAPPER.reader();
    private static final ObjectReader WITHOUT_DUPLICATES =
            MAPPER.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Json() {}

    /**
     * Reads one value. Of members with the same name the last one counts.
     *
     * @throws MalformedMessageException when the bytes are not strict JSON or pass a limit
     */
    public static JsonNode parse(byte[] bytes) {
        return parse(bytes, LENIENT);
    }

    /** As {@link #parse(byte[])}, and refuses an object that names a member twice. */
    static JsonNode parseWithoutDuplicates(byte[] bytes) {
        return parse(bytes, WITHOUT_DUPLICATES);
    }

    /** The value in UTF-8 without white space, members in the order of the node. */
    public static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** A new, empty object to be filled. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * The object as a value.
     *
     * @throws MalformedMessageException when the node is not an object
     */
    public static Attributes attributes(JsonNode object) {
        return AttributesTree.read(object);
    }

    /**
     * The object in these bytes as a value.
     *
     * @throws MalformedMessageException as {@link #parse(byte[])}, and when they hold no object
     */
    public static Attributes readAttributes(byte[] bytes) {
        return attributes(parse(bytes));
    }

    /** The attributes as the bytes of an object. */
    public static byte[] writeAttributes(Attributes attributes) {
        return write(node(attributes));
    }

    /**
     * The attributes as a tree.
     *
     * @throws MalformedMessageException when a value is of a kind that JSON does not have
     */
    public static JsonNode node(Attributes attributes) {
        return AttributesTree.write(attributes);
    }

    private static JsonNode parse(byte[] bytes, ObjectReader reader) {
        if (bytes.length > MAX_BYTES) {
            throw MalformedMessageException.of("the JSON has " + bytes.length + " bytes: send at most " + MAX_BYTES);
        }
        boolean isPlain = isPlain(bytes);
        JsonNode node = read(isPlain ? () -> reader.readTree(bytes) : () -> reader.readTree(text(bytes)));
        if (node.isMissingNode()) {
            throw MalformedMessageException.of(
                    "there is no JSON, only " + bytes.length + " bytes of nothing or white space: send one JSON value");
        }
        TreeRules.check(node, isPlain);
        return node;
    }

    /** Whether it is ASCII without escapes, as nearly all is: no character in it can be half of one. */
    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b <= 0 || b == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strictText(bytes);
    }

    /** The text, of bytes that hold U+FFFD or what is not UTF-8 and was replaced by it. */
    private static String strictText(byte[] bytes) {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(source);
            return text.toString();
        } catch (CharacterCodingException e) {
            throw MalformedMessageException.of(
                    "the JSON is not UTF-8 at byte " + source.position() + ": send it in UTF-8", e);
        }
    }

    private static JsonNode read(Supplier<JsonNode> reading) {
        try {
            return reading.get();
        } catch (StreamConstraintsException e) {
            throw MalformedMessageException.of(
                    "the JSON passes a limit" + position(e) + ": " + words(e) + ": send less", e);
        } catch (JacksonException e) {
            throw MalformedMessageException.of(
                    "the JSON is malformed" + position(e) + ": " + words(e) + ": send one strict JSON value", e);
        } catch (ArithmeticException | NumberFormatException e) {
            throw MalformedMessageException.of(
                    "the JSON holds a number that cannot be read (" + e.getMessage() + "): send a smaller one", e);
        }
    }

    private static String words(JacksonException e) {
        return SETTING_NAME.matcher(e.getOriginalMessage()).replaceAll("");
    }

    private static String position(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
