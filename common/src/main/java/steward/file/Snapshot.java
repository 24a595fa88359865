package steward.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;
import steward.bus.FileSubject;
import steward.file.Errand.EndedException;
import steward.message.Bytes;
import steward.message.Progress;

/**
 * A file as it was when it was accepted, with the list of its chunks: what becomes of the original does not matter any more.
 *
 * @param content where it is kept
 * @param list of its chunks
 * @param reference what commands say of it
 */
public record Snapshot(Path content, ChunkList list, FileReference reference) {
    /**
     * Copies the file.
     *
     * @param copy unique
     * @param to where to; both are on disk when this returns
     * @param progress told after each chunk
     * @throws TransferException when it is too long for one file
     */
    public static Snapshot take(Path file, String copy, int chunkBytes, Path to, Consumer<Progress> progress)
            throws IOException, TransferException {
        long bytes = Files.size(file);
        Optional<String> tooLong = FileReference.tooLong(bytes, chunkBytes);
        if (tooLong.isPresent()) {
            throw new TransferException(file + ": " + tooLong.get());
        }
        Reading reading = new Reading(file, bytes, chunkBytes, progress);
        try (InputStream in = Files.newInputStream(file);
                FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            reading.copy(in, Channels.newOutputStream(channel));
            channel.force(true);
        }
        ChunkList list = ChunkList.of(reading.hashes.toByteArray());
        FileReference reference = new FileReference(
                FileSubject.OPERATORS,
                copy,
                Seal.newKey(),
                bytes,
                Sha256.hex(reading.whole.digest()),
                list.sha256(),
                chunkBytes,
                String.valueOf(file.getFileName()),
                Permissions.of(file));
        return new Snapshot(to, list, reference);
    }

    /** A snapshot that was taken before. */
    public static Snapshot of(Path content, Bytes list, FileReference reference) {
        return new Snapshot(content, ChunkList.of(list.toArray()), reference);
    }

    /** Copies and hashes at the same time. */
    private static final class Reading {
        private final Path file;
        private final long bytes;
        private final int chunkBytes;
        private final Consumer<Progress> progress;
        private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        private final MessageDigest whole = Sha256.digest();

        Reading(Path file, long bytes, int chunkBytes, Consumer<Progress> progress) {
            this.file = file;
            this.bytes = bytes;
            this.chunkBytes = chunkBytes;
            this.progress = progress;
        }

        void copy(InputStream in, OutputStream out) throws IOException, TransferException {
            long done = 0;
            while (done < bytes) {
                byte[] chunk = in.readNBytes((int) Math.min(chunkBytes, bytes - done));
                if (chunk.length == 0) {
                    throw new TransferException(file + " became shorter while it was read: send it when it rests");
                }
                out.write(chunk);
                whole.update(chunk);
                hashes.writeBytes(Sha256.of(chunk));
                done += chunk.length;
                progress.accept(new Progress(done, bytes, "reading"));
            }
        }
    }

    /**
     * Puts the pieces at the broker from that one on.
     *
     * @param first how many are there
     */
    public void put(int first, FileSender sender)
            throws IOException, TransferException, EndedException, InterruptedException {
        int parts = ChunkList.parts(list.size());
        sender.list(list, Math.min(first, parts));
        int chunk = Math.max(0, first - parts);
        try (InputStream in = Files.newInputStream(content)) {
            in.skipNBytes((long) chunk * reference.chunkBytes());
            for (; chunk < list.size(); chunk++) {
                byte[] bytes = in.readNBytes(reference.lengthOf(chunk));
                sender.chunk(chunk, bytes, bytes.length);
            }
        }
        sender.finish();
    }
}
