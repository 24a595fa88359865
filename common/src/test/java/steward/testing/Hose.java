package steward.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import steward.message.Bytes;

/** One way of one connection through a {@link FaultyLink}: bytes go in on one thread and come out late on another. */
final class Hose {
    private static final int CHUNK_BYTES = 4 * 1024;
    /** What is on the way; the sender waits while there is more. */
    private static final int MOST_CHUNKS = 64;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Chunk END = new Chunk(Bytes.empty(), 0);

    private final BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(MOST_CHUNKS);
    private final Socket from;
    private final Socket to;
    private final Supplier<Weather> weather;
    private final Supplier<Weather.Flow> flow;
    private final BooleanSupplier closed;
    private final Runnable onEnd;
    private long nextReset = System.nanoTime() + SECOND;
    private volatile boolean over;

    private record Chunk(Bytes bytes, long arrivedAt) {
        boolean isEnd() {
            return bytes.length() == 0;
        }
    }

    /** @param onEnd told, perhaps more than once, when nothing more comes through */
    Hose(
            Socket from,
            Socket to,
            Supplier<Weather> weather,
            Supplier<Weather.Flow> flow,
            BooleanSupplier closed,
            Runnable onEnd) {
        this.from = from;
        this.to = to;
        this.weather = weather;
        this.flow = flow;
        this.closed = closed;
        this.onEnd = onEnd;
    }

    /** Takes bytes in until there are no more. */
    void fill() {
        byte[] buffer = new byte[CHUNK_BYTES];
        try {
            InputStream in = from.getInputStream();
            int count = in.read(buffer);
            while (count >= 0) {
                put(new Chunk(Bytes.copyOf(Arrays.copyOf(buffer, count)), System.nanoTime()));
                count = in.read(buffer);
            }
        } catch (IOException e) {
            // A cut link is what this is for.
        }
        put(END);
    }

    private void put(Chunk chunk) {
        try {
            while (!over && !underWay.offer(chunk, 100, TimeUnit.MILLISECONDS)) {
                // The other end is slow, as it was told to be.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands bytes on until there are no more. */
    void drain() {
        try {
            OutputStream out = to.getOutputStream();
            Chunk chunk = next();
            while (!chunk.isEnd()) {
                pass(chunk, out);
                chunk = next();
            }
            awaitPassing();
        } catch (IOException e) {
            // A cut link is what this is for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
            onEnd.run();
        }
    }

    private Chunk next() throws IOException, InterruptedException {
        while (true) {
            Chunk chunk = underWay.poll(1, TimeUnit.SECONDS);
            resetPerhaps();
            if (chunk != null) {
                return chunk;
            }
        }
    }

    private void pass(Chunk chunk, OutputStream out) throws IOException {
        hold(chunk.arrivedAt + weather.get().delay().toNanos());
        while (flow.get() == Weather.Flow.STALLS && !closed.getAsBoolean()) {
            LockSupport.parkNanos(LOOK);
        }
        if (flow.get() == Weather.Flow.LOSES) {
            return;
        }
        out.write(chunk.bytes.toArray());
        out.flush();
        long rate = weather.get().bytesPerSecond();
        if (rate > 0) {
            hold(System.nanoTime() + chunk.bytes.length() * SECOND / rate);
        }
    }

    private void hold(long until) {
        while (until - System.nanoTime() > 0 && !closed.getAsBoolean()) {
            LockSupport.parkNanos(Math.min(until - System.nanoTime(), LOOK));
        }
    }

    /** A half-open link does not tell one side that the other has gone. */
    private void awaitPassing() {
        while (flow.get() != Weather.Flow.PASSES && !closed.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private void resetPerhaps() throws IOException {
        long now = System.nanoTime();
        if (now - nextReset < 0) {
            return;
        }
        nextReset = now + SECOND;
        // Both ways of a connection throw the dice.
        if (ThreadLocalRandom.current().nextDouble() < weather.get().resetsPerSecond() / 2) {
            from.setSoLinger(true, 0);
            to.setSoLinger(true, 0);
            throw new IOException("reset");
        }
    }
}
