package steward.agent.output;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import steward.agent.handler.OutputSink;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;
import steward.time.Loop;

/**
 * The output of one run of one command. Everything is counted and hashed. While the command runs it is handed on in
 * chunks, each when it is full or 500 ms after its first byte; a command that ends sooner with little output has no
 * chunks, for little output rides in the ack. Beyond the cap only the last 64 KiB of each stream are still carried, as
 * the last chunk; between them and the head is the gap that {@link steward.message.StreamTotals#cut} counts.
 *
 * <p>Safe for all threads. A writer is held while the chunk before it waits for its place. Holds at most one chunk that
 * fills and one that waits (256 KiB each), what may ride in the ack (32 KiB) and two tails (64 KiB each): below 1 MiB
 * with all that comes with it, however much is written.
 */
public final class OutputCollector implements OutputSink {
    /** What is carried of one command's output where the configuration says nothing else. */
    public static final long DEFAULT_CAP = 256L << 20;

    /** How much of the end of each stream is carried when it is over the cap. */
    public static final int TAIL_BYTES = 64 * 1024;

    static final Duration FLUSH_AFTER = Duration.ofMillis(500);
    private static final int CHUNK_SEGMENTS = 1000;
    private static final int INLINE_SEGMENTS = 500;

    private final Loop loop;
    private final Executor courier;
    private final ChunkSink sink;
    private final Map<OutputStreamName, StreamMeter> meters = new EnumMap<>(OutputStreamName.class);
    private final SegmentBuffer pending = new SegmentBuffer(OutputChunk.MAX_BYTES, CHUNK_SEGMENTS);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition offered = lock.newCondition();
    private @Nullable SegmentBuffer inline = new SegmentBuffer(Output.INLINE_BYTES, INLINE_SEGMENTS);
    private Loop.@Nullable Timer timer;
    private long room;
    private boolean offering;
    private boolean ended;
    private int chunks;

    /**
     * @param loop for the time after which a chunk is handed on unfilled
     * @param courier runs the handing on of such chunks, which may block: never the loop itself
     * @param sink where chunks go
     * @param cap the most bytes of both streams together that are carried, tails aside; at least
     *     {@link Output#INLINE_BYTES}
     */
    public OutputCollector(Loop loop, Executor courier, ChunkSink sink, long cap) {
        if (cap < Output.INLINE_BYTES) {
            throw new IllegalArgumentException("an output cap of " + cap + " bytes is less than rides in an ack: set "
                    + Output.INLINE_BYTES + " or more");
        }
        this.loop = loop;
        this.courier = courier;
        this.sink = sink;
        room = cap;
        for (OutputStreamName stream : OutputStreamName.values()) {
            meters.put(stream, new StreamMeter(stream));
        }
    }

    @Override
    public void write(OutputStreamName stream, byte[] data, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        lock.lock();
        try {
            if (ended) {
                throw new IOException("the output has ended: write before the handler returns");
            }
            long position = meter(stream).count(data, offset, length);
            keepInline(stream, position, data, offset, length);
            carry(stream, position, data, offset, length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while output waited for room").initCause(e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands on what is left and gives the sums. Call it once, after the last write. When its thread is or was
     * interrupted, what cannot be handed on at once is counted as cut.
     */
    public Output finish() {
        boolean interrupted = Thread.interrupted();
        lock.lock();
        try {
            ended = true;
            stopTimer();
            awaitOffered();
            SegmentBuffer all = inline;
            if (all != null) {
                return new Output(
                        meter(OutputStreamName.STDOUT).totalsUncut(),
                        meter(OutputStreamName.STDERR).totalsUncut(),
                        chunks,
                        all.segments());
            }
            offer(pending.take());
            offer(tails());
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return totals();
    }

    private Output totals() {
        lock.lock();
        try {
            return new Output(
                    meter(OutputStreamName.STDOUT).totals(),
                    meter(OutputStreamName.STDERR).totals(),
                    chunks,
                    List.of());
        } finally {
            lock.unlock();
        }
    }

    private void keepInline(OutputStreamName stream, long position, byte[] data, int offset, int length) {
        SegmentBuffer all = inline;
        if (all != null && length > 0 && all.add(stream, position, data, offset, length) < length) {
            inline = null;
        }
    }

    private void carry(OutputStreamName stream, long position, byte[] data, int offset, int length)
            throws InterruptedException {
        int done = 0;
        while (done < length && !ended) {
            if (room == 0) {
                meter(stream).keepTail(data, offset + done, length - done);
                return;
            }
            int wanted = (int) Math.min(length - done, room);
            int taken = pending.add(stream, position + done, data, offset + done, wanted);
            room -= taken;
            done += taken;
            if (taken == 0 || pending.isFull()) {
                flush();
            } else {
                startTimer();
            }
        }
    }

    private void flushInTime() {
        lock.lock();
        try {
            if (!ended) {
                flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void flush() throws InterruptedException {
        awaitOffered();
        stopTimer();
        offer(pending.take());
    }

    private void awaitOffered() throws InterruptedException {
        while (offering) {
            offered.await();
        }
    }

    /** Gives up the lock while the sink takes its time; {@link #offering} keeps the order meanwhile. */
    private void offer(List<OutputSegment> segments) throws InterruptedException {
        if (segments.isEmpty()) {
            return;
        }
        boolean taken = false;
        int number = chunks + 1;
        offering = true;
        lock.unlock();
        try {
            taken = sink.offer(segments, number);
        } finally {
            lock.lock();
            offering = false;
            offered.signalAll();
            if (taken) {
                chunks = number;
                segments.forEach(s -> meter(s.stream()).carried(s.data().length()));
            }
        }
    }

    private List<OutputSegment> tails() {
        List<OutputSegment> tails = new ArrayList<>();
        meters.values().forEach(meter -> meter.tail().ifPresent(tails::add));
        return tails;
    }

    private void startTimer() {
        if (timer == null) {
            timer = loop.after(FLUSH_AFTER, () -> courier.execute(this::flushInTime));
        }
    }

    private void stopTimer() {
        Loop.Timer running = timer;
        if (running != null) {
            running.cancel();
            timer = null;
        }
    }

    private StreamMeter meter(OutputStreamName stream) {
        return Objects.requireNonNull(meters.get(stream));
    }
}
