package steward.agent.handler.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import steward.agent.handler.OutputSink;
import steward.message.OutputStreamName;

/**
 * A file whose end is looked at whenever the file system says that its folder changed. A file that another one replaced is
 * read to its end first, and the other from its beginning; one that became shorter is read from its beginning again. Both
 * are said on the other stream.
 */
final class FollowedFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final OutputSink output;
    private final WatchService watch;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private SeekableByteChannel channel;
    private @Nullable Object identity;

    private FollowedFile(Path path, OutputSink output, WatchService watch) throws IOException {
        this.path = path;
        this.output = output;
        this.watch = watch;
        channel = Files.newByteChannel(path);
        identity = identity();
    }

    static FollowedFile open(Path path, OutputSink output) throws IOException {
        Path folder = Objects.requireNonNull(path.getParent(), "a file is in a folder");
        WatchService watch = folder.getFileSystem().newWatchService();
        try {
            folder.register(
                    watch,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            return new FollowedFile(path, output, watch);
        } catch (IOException | RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    /** Brings the last lines; a last line without an end counts as one. */
    void last(int lines) throws IOException {
        channel.position(beginningOf(lines));
        bring();
    }

    private long beginningOf(int lines) throws IOException {
        long end = channel.size();
        if (lines == 0) {
            return end;
        }
        int seen = 0;
        for (long block = (end - 1) / BUFFER; block >= 0; block--) {
            int length = (int) Math.min(BUFFER, end - block * BUFFER);
            channel.position(block * BUFFER);
            buffer.clear().limit(length);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // reads the whole block
            }
            for (int i = buffer.position() - 1; i >= 0; i--) {
                long at = block * BUFFER + i;
                if (buffer.get(i) == '\n' && at < end - 1 && ++seen == lines) {
                    return at + 1;
                }
            }
        }
        return 0;
    }

    /** Brings what is added, until {@link #end()}. */
    void follow() throws IOException, InterruptedException {
        try {
            while (true) {
                WatchKey key = watch.take();
                key.pollEvents();
                look();
                if (!key.reset()) {
                    throw new NoSuchFileException(path.toString(), null, "the folder of " + path + " went away");
                }
            }
        } catch (ClosedWatchServiceException e) {
            // Told to end.
        }
    }

    /** Any thread. */
    void end() {
        try {
            watch.close();
        } catch (IOException e) {
            throw new IllegalStateException("a watch on " + path + " cannot be closed", e);
        }
    }

    private void look() throws IOException {
        bring();
        if (channel.size() < channel.position()) {
            say("was cut off, and is read from its beginning again");
            channel.position(0);
            bring();
        }
        Object now = Files.exists(path) ? identity() : identity;
        if (!Objects.equals(now, identity)) {
            say("was replaced, and the new one is read from its beginning");
            bring();
            channel.close();
            channel = Files.newByteChannel(path);
            identity = now;
            bring();
        }
    }

    private void bring() throws IOException {
        buffer.clear();
        for (int count = channel.read(buffer); count >= 0; count = channel.read(buffer)) {
            output.write(OutputStreamName.STDOUT, buffer.array(), 0, count);
            buffer.clear();
        }
    }

    private void say(String what) throws IOException {
        output.print(OutputStreamName.STDERR, path + " " + what + "\n");
    }

    private @Nullable Object identity() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        watch.close();
    }
}
