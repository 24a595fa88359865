package steward.message;

import java.util.List;

/**
 * What a command wrote, and how much of it can be had.
 *
 * @param stdout totals of standard output
 * @param stderr totals of standard error
 * @param chunks how many {@link OutputChunk}s the unit published for it
 * @param segments the output itself in the order it was written, when it is small enough to ride in the ack; else empty
 */
public record Output(StreamTotals stdout, StreamTotals stderr, int chunks, List<OutputSegment> segments) {
    /** Output up to this many bytes rides whole in the final ack. */
    public static final int INLINE_BYTES = 32 * 1024;

    public Output {
        segments = List.copyOf(segments);
    }

    /** Nothing written. */
    public static Output none() {
        return new Output(StreamTotals.none(), StreamTotals.none(), 0, List.of());
    }

    /** The totals of that stream. */
    public StreamTotals totals(OutputStreamName stream) {
        return stream == OutputStreamName.STDOUT ? stdout : stderr;
    }

    /** Bytes written on both streams. */
    public long totalBytes() {
        return stdout.bytes() + stderr.bytes();
    }

    /** Bytes that were written and are not carried. */
    public long cutBytes() {
        return stdout.cut() + stderr.cut();
    }

    /** Whether {@link #segments} holds everything that was written. */
    public boolean isInline() {
        return segments.stream().mapToLong(s -> s.data().length()).sum() == totalBytes();
    }
}
