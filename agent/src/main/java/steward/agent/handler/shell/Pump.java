package steward.agent.handler.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import steward.agent.handler.OutputSink;
import steward.message.OutputStreamName;

/**
 * Carries one stream of a command from its named pipe to the sink, on a thread of its own, as soon as there is something
 * to read. Holds 64 KiB; a sink that blocks holds the command back. Reads through a channel, because only a channel can
 * be closed under a thread that reads it.
 */
final class Pump implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    /** The most that a pipe holds on Linux, as long as root does not raise it. */
    private static final long PIPE_BYTES = 1 << 20;

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final OutputStreamName stream;
    private final OutputSink sink;
    private final Path pipe;
    private final FileChannel keeper;
    private final FileChannel reader;
    private final Thread thread;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicLong count = new AtomicLong();
    private volatile long limit = Long.MAX_VALUE;
    private volatile boolean reading;
    private volatile boolean complete;
    private volatile @Nullable Throwable failure;

    /** How a stream stands after its command has exited. */
    enum Rest {
        /** Everybody has closed it and all of it was read. */
        COMPLETE,
        /** Somebody still has it open. */
        HELD,
        /** The command was stopped while the sink had no room; what was still in the pipe is lost. */
        ABANDONED
    }

    Pump(Path pipe, OutputStreamName stream, OutputSink sink, String name) throws IOException {
        this.pipe = pipe;
        this.stream = stream;
        this.sink = sink;
        // Opened for writing too, so that neither opening for reading nor Java's opening for the command has to wait.
        keeper = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
        reader = FileChannel.open(pipe, StandardOpenOption.READ);
        thread = new Thread(this::run, "shellcommand " + name + " " + stream.wireName());
        thread.setDaemon(true);
    }

    /** Begins to read, now that the command has the pipe. */
    void start() throws IOException {
        keeper.close();
        thread.start();
    }

    /** Why bytes could not be handed on, if so. They were read and dropped, so that the command could go on. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Waits, once the command has exited, until all that it wrote has been handed on.
     *
     * @param quiet how long nothing must come before an open stream is left
     * @param stopped whether a sink without room is no longer worth waiting for
     */
    Rest settle(Duration quiet, BooleanSupplier stopped) throws InterruptedException {
        limit = count.get() + PIPE_BYTES;
        while (true) {
            boolean wasStopped = stopped.getAsBoolean();
            long before = count.get();
            if (done.await(quiet.toMillis(), TimeUnit.MILLISECONDS)) {
                return complete ? Rest.COMPLETE : Rest.HELD;
            }
            if (reading && count.get() == before) {
                return Rest.HELD;
            }
            if (wasStopped && count.get() == before) {
                return Rest.ABANDONED;
            }
        }
    }

    /** Who still has the stream open, as far as can be seen. */
    List<String> holders() throws IOException {
        return ProcessTable.holding(pipe).stream()
                .map(pid -> "pid " + pid + " " + ProcessTable.commandLine(pid))
                .toList();
    }

    /** Lets whoever still has the stream open write on, to nobody, until they close it or end. */
    void discardTheRest(Tools tools) throws IOException, RefusedException {
        try (FileChannel open = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            tools.builder(tools.detached("cat")).redirectInput(pipe.toFile()).start();
        }
    }

    @Override
    public void close() throws IOException {
        keeper.close();
        thread.interrupt();
        reader.close();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            while (count.get() <= limit && !complete) {
                buffer.clear();
                reading = true;
                int length = reader.read(buffer);
                reading = false;
                complete = length < 0;
                if (length > 0) {
                    handOn(buffer.array(), length);
                    count.addAndGet(length);
                }
            }
        } catch (ClosedChannelException e) {
            // Closed by us: the rest is somebody else's.
            reading = false;
        } catch (IOException e) {
            failure = e;
        } finally {
            done.countDown();
        }
    }

    private void handOn(byte[] data, int length) {
        if (failure != null) {
            return;
        }
        try {
            sink.write(stream, data, 0, length);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            failure = e;
        }
    }
}
