package steward.message;

/**
 * A run of bytes that a command wrote to one stream without writing to the other in between.
 *
 * @param stream which stream
 * @param offset of the first byte in that stream, from 0
 * @param data the bytes as written: any encoding, perhaps half a character at either end
 */
public record OutputSegment(OutputStreamName stream, long offset, Bytes data) {}
