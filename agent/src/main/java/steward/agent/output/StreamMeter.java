package steward.agent.output;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.message.Bytes;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.message.StreamTotals;

/** Counts and hashes one stream, and keeps its last bytes once it is over the cap. Needs the caller's lock. */
final class StreamMeter {
    private final OutputStreamName stream;
    private final MessageDigest digest = sha256();
    private long bytes;
    private long carried;
    private byte @Nullable [] tail;
    private long tailed;

    StreamMeter(OutputStreamName stream) {
        this.stream = stream;
    }

    /** Counts these bytes and returns the position of the first of them in the stream. */
    long count(byte[] data, int offset, int length) {
        digest.update(data, offset, length);
        long position = bytes;
        bytes += length;
        return position;
    }

    /** Remembers these bytes, the next of the stream, for the tail. */
    void keepTail(byte[] data, int offset, int length) {
        byte[] ring = tail;
        if (ring == null) {
            ring = new byte[OutputCollector.TAIL_BYTES];
            tail = ring;
        }
        int from = offset + Math.max(0, length - ring.length);
        int kept = offset + length - from;
        int start = (int) ((tailed + length - kept) % ring.length);
        int first = Math.min(kept, ring.length - start);
        System.arraycopy(data, from, ring, start, first);
        System.arraycopy(data, from + first, ring, 0, kept - first);
        tailed += length;
    }

    /** The last bytes of a stream that is over the cap. */
    Optional<OutputSegment> tail() {
        byte[] ring = tail;
        if (ring == null) {
            return Optional.empty();
        }
        int length = (int) Math.min(tailed, ring.length);
        int start = (int) ((tailed - length) % ring.length);
        byte[] ordered = new byte[length];
        int first = Math.min(length, ring.length - start);
        System.arraycopy(ring, start, ordered, 0, first);
        System.arraycopy(ring, 0, ordered, first, length - first);
        return Optional.of(new OutputSegment(stream, bytes - length, Bytes.copyOf(ordered)));
    }

    /** Notes that so many bytes more were handed on. */
    void carried(int length) {
        carried += length;
    }

    long bytes() {
        return bytes;
    }

    /** The totals when all bytes are carried in the ack. */
    StreamTotals totalsUncut() {
        carried = bytes;
        return totals();
    }

    /** The totals; ends the hash, so only once. */
    StreamTotals totals() {
        return new StreamTotals(bytes, HexFormat.of().formatHex(digest.digest()), bytes - carried);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256, which every Java must have", e);
        }
    }
}
