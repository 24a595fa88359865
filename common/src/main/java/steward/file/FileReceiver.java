package steward.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import steward.file.Errand.EndedException;
import steward.message.Progress;

/**
 * Takes a file from the broker into a partial one, which may hold the beginning of it already: that is read again and each
 * chunk judged, so that nothing rests on how the last attempt ended. Every chunk is what the reference says, and so is
 * the whole, when {@link #receive} returns. Blocks; for one thread. Memory: the list, 32 bytes a chunk, and
 * {@link Chunks#WINDOW} chunks.
 */
public final class FileReceiver {
    private final FileReference file;
    private final Chunks chunks;
    private final Errand errand;
    private final Pace pace;
    private final Speed speed = new Speed();
    private final MessageDigest whole = Sha256.digest();
    private long done;

    /** @param pace how fast it may be */
    public FileReceiver(Depot depot, FileReference file, Pace pace, Errand errand) {
        this.file = file;
        this.errand = errand;
        this.pace = pace;
        chunks = new Chunks(depot, file, errand, this::tell);
    }

    /**
     * Fills the partial file.
     *
     * @throws TransferException when what stands at the broker is not what the reference says, or is not there any more
     * @throws IOException for the disk's own reasons
     */
    public void receive(Path partial) throws IOException, TransferException, EndedException, InterruptedException {
        ChunkList list = chunks.list();
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            int first = kept(channel, list);
            channel.truncate(done);
            channel.position(done);
            tell("");
            chunks.from(first, list, chunk -> append(channel, chunk));
            channel.force(true);
        }
        String sha256 = Sha256.hex(whole.digest());
        if (!sha256.equals(file.sha256())) {
            throw new TransferException("the whole file has SHA-256 " + sha256 + " and must have " + file.sha256()
                    + ", though each of its chunks is right: copy it anew");
        }
    }

    /** How many chunks the file has already. */
    private int kept(FileChannel channel, ChunkList list) throws IOException {
        byte[] chunk = new byte[file.chunkBytes()];
        int number = 0;
        while (number < list.size()) {
            int length = file.lengthOf(number);
            byte[] content = length == chunk.length ? chunk : new byte[length];
            if (!read(channel, content) || !list.fits(number, content)) {
                return number;
            }
            whole.update(content);
            done += length;
            number++;
        }
        return number;
    }

    private static boolean read(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    private void append(FileChannel channel, byte[] chunk) throws IOException, EndedException, InterruptedException {
        ByteBuffer rest = ByteBuffer.wrap(chunk);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        whole.update(chunk);
        done += chunk.length;
        speed.moved(chunk.length);
        tell(speed.text());
        pace.take(chunk.length, errand);
    }

    private void tell(String remark) {
        errand.progress().accept(new Progress(done, file.bytes(), remark));
    }
}
