package steward.agent.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import steward.message.Bytes;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;

/**
 * Bytes of both streams in the order they were written, up to a number of bytes and of changes between the streams.
 * Needs the caller's lock.
 */
final class SegmentBuffer {
    private static final int FIRST_CAPACITY = 4096;

    private final int maxBytes;
    private final int maxSegments;
    private final List<Mark> marks = new ArrayList<>();
    private byte[] content = new byte[0];
    private int length;

    SegmentBuffer(int maxBytes, int maxSegments) {
        this.maxBytes = maxBytes;
        this.maxSegments = maxSegments;
    }

    /**
     * Takes as many of these bytes as fit.
     *
     * @param position of the first of them in its stream
     * @return how many it took
     */
    int add(OutputStreamName stream, long position, byte[] data, int offset, int count) {
        if (!continues(stream, position)) {
            if (marks.size() == maxSegments || length == maxBytes) {
                return 0;
            }
            marks.add(new Mark(stream, position, length));
        }
        int taken = Math.min(count, maxBytes - length);
        if (length + taken > content.length) {
            int doubled = Math.max(FIRST_CAPACITY, 2 * content.length);
            content = Arrays.copyOf(content, Math.min(maxBytes, Math.max(length + taken, doubled)));
        }
        System.arraycopy(data, offset, content, length, taken);
        length += taken;
        return taken;
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean isFull() {
        return length == maxBytes;
    }

    /** A copy of what it holds. */
    List<OutputSegment> segments() {
        List<OutputSegment> segments = new ArrayList<>(marks.size());
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            int end = i + 1 < marks.size() ? marks.get(i + 1).start() : length;
            segments.add(new OutputSegment(
                    mark.stream(), mark.position(), Bytes.copyOf(content, mark.start(), end - mark.start())));
        }
        return segments;
    }

    /** What it holds, which it then no longer does. */
    List<OutputSegment> take() {
        List<OutputSegment> segments = segments();
        marks.clear();
        length = 0;
        return segments;
    }

    private boolean continues(OutputStreamName stream, long position) {
        if (marks.isEmpty()) {
            return false;
        }
        Mark last = marks.get(marks.size() - 1);
        return last.stream() == stream && last.position() + (length - last.start()) == position;
    }

    /**
     * Where a segment begins.
     *
     * @param position of its first byte in the stream
     * @param start of it in the buffer
     */
    private record Mark(OutputStreamName stream, long position, int start) {}
}
