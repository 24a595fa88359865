package steward.agent.source.syslog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.newsclub.net.unix.AFUNIXDatagramChannel;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/**
 * Syslog over a unix datagram socket, such as {@code /dev/log}: a datagram is a message of this machine. Who sends waits while
 * nobody reads, so nothing is lost. A socket that nobody listens on any more is replaced.
 *
 * @param path of the socket
 * @param mode who may send
 * @param longest how many bytes of a message are carried
 */
record UnixListener(Path path, Set<PosixFilePermission> mode, int longest) implements Listener {
    private static final int LARGEST_DATAGRAM = 1 << 18;

    @Override
    public Open open() throws IOException {
        removeStale();
        AFUNIXDatagramChannel channel = AFUNIXDatagramChannel.open();
        try {
            channel.bind(AFUNIXSocketAddress.of(path));
            Files.setPosixFilePermissions(path, mode);
            return new Bound(channel);
        } catch (IOException e) {
            channel.close();
            throw new IOException(
                    "cannot listen on the unix socket " + path + ": " + e.getMessage()
                            + "; see that its folder is there and this user may write to it",
                    e);
        }
    }

    private void removeStale() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException(path + " is there and is no socket: move it away, or name another path");
        }
        try (AFUNIXDatagramChannel probe = AFUNIXDatagramChannel.open()) {
            probe.connect(AFUNIXSocketAddress.of(path));
        } catch (IOException nobody) {
            Files.delete(path);
            return;
        }
        throw new IOException("somebody else listens on the unix socket " + path + ": end it, or name another path");
    }

    private final class Bound implements Open {
        private final AFUNIXDatagramChannel channel;

        Bound(AFUNIXDatagramChannel channel) {
            this.channel = channel;
        }

        @Override
        public void run(Inbox inbox) throws IOException, InterruptedException {
            ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
            try {
                while (channel.isOpen()) {
                    buffer.clear();
                    channel.receive(buffer);
                    Optional<Line> line = Datagrams.line(buffer.flip(), longest, "unix", true);
                    if (line.isPresent()) {
                        inbox.put(line.get());
                    }
                }
            } catch (ClosedChannelException e) {
                // Told to end.
            }
        }

        @Override
        public void close() throws IOException {
            if (channel.isOpen()) {
                channel.close();
                Files.deleteIfExists(path);
            }
        }
    }
}
