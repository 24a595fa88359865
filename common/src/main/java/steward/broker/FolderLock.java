package steward.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a broker's folder for one living Steward; the operating system lets go of it when that one dies. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws BrokerException when another holds it */
    static FolderLock take(BrokerFolder folder) {
        Path file = folder.lock();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isMine(channel)) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
                return new FolderLock(channel);
            }
            String owner = Files.readString(file, UTF_8).strip();
            channel.close();
            throw new BrokerException(
                    BrokerException.Kind.FOLDER_IN_USE,
                    "process " + owner + " already runs a broker in " + folder.root()
                            + ": use that one (its address is in the file url there), end it, or name another folder");
        } catch (IOException e) {
            closeQuietly(channel);
            throw new BrokerException(BrokerException.Kind.FOLDER, "cannot lock " + file + ": " + e, e);
        }
    }

    private static boolean isMine(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The failure that led here says more.
            }
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
