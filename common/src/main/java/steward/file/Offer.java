package steward.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import steward.file.Errand.EndedException;
import steward.message.Bytes;
import steward.message.Progress;

/**
 * Puts a file at the broker as it is read, and remembers in a note (the key, then the hash of each chunk that the broker has)
 * how far it got, so that the next attempt puts only what is missing or has changed. For one thread.
 */
public final class Offer implements AutoCloseable {
    private final FileChannel note;
    private final String writer;
    private final String copy;
    private final int chunkBytes;
    private final Bytes key;
    private final Deque<byte[]> underWay = new ArrayDeque<>();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private final Speed speed = new Speed();

    private Offer(FileChannel note, String writer, String copy, int chunkBytes, Bytes key) {
        this.note = note;
        this.writer = writer;
        this.copy = copy;
        this.chunkBytes = chunkBytes;
        this.key = key;
    }

    /**
     * Opens the note, and makes it where there is none.
     *
     * @param writer the node
     * @param copy unique on that node
     */
    public static Offer open(Path note, String writer, String copy, int chunkBytes) throws IOException {
        FileChannel channel = FileChannel.open(
                note,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            return new Offer(channel, writer, copy, chunkBytes, key(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Bytes key(FileChannel note) throws IOException {
        byte[] known = new byte[Seal.KEY];
        if (note.read(ByteBuffer.wrap(known), 0) == known.length) {
            return Bytes.copyOf(known);
        }
        Bytes made = Seal.newKey();
        note.write(ByteBuffer.wrap(made.toArray()), 0);
        note.force(true);
        return made;
    }

    /**
     * Puts the file at the broker.
     *
     * @return how to get it from there
     * @throws TransferException when it is too long, or became shorter while it was read
     */
    public FileReference put(Path file, Depot depot, Pace pace, Errand errand)
            throws IOException, TransferException, EndedException, InterruptedException {
        long bytes = Files.size(file);
        Optional<String> tooLong = FileReference.tooLong(bytes, chunkBytes);
        if (tooLong.isPresent()) {
            throw new TransferException(tooLong.get());
        }
        FileReference place =
                new FileReference(writer, copy, key, bytes, "", "", chunkBytes, name(file), Permissions.of(file));
        FileSender sender = new FileSender(depot, place, pace, errand, stored -> noteOne());
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        MessageDigest whole = Sha256.digest();
        try (InputStream in = Files.newInputStream(file)) {
            for (int number = 0; number < place.chunks(); number++) {
                byte[] chunk = in.readNBytes(place.lengthOf(number));
                if (chunk.length < place.lengthOf(number)) {
                    throw new TransferException(file + " became shorter while it was read: copy it when it rests");
                }
                whole.update(chunk);
                hashes.writeBytes(put(number, chunk, sender));
                errand.progress().accept(new Progress((long) number * chunkBytes, bytes, speed.text()));
            }
        }
        ChunkList list = ChunkList.of(hashes.toByteArray());
        sender.list(list, 0);
        sender.finish();
        return new FileReference(
                writer,
                copy,
                key,
                bytes,
                Sha256.hex(whole.digest()),
                list.sha256(),
                chunkBytes,
                name(file),
                Permissions.of(file));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Puts a chunk where the broker lacks it; gives its hash. */
    private byte[] put(int number, byte[] chunk, FileSender sender)
            throws IOException, TransferException, EndedException, InterruptedException {
        byte[] hash = Sha256.of(chunk);
        if (!isNoted(number, hash)) {
            underWay.add(hash);
            numbers.add(number);
            sender.chunk(number, chunk, chunk.length);
            speed.moved(chunk.length);
        }
        return hash;
    }

    private boolean isNoted(int number, byte[] hash) throws IOException {
        byte[] noted = new byte[Sha256.LENGTH];
        int read = note.read(ByteBuffer.wrap(noted), place(number));
        return read == noted.length && Arrays.equals(noted, hash);
    }

    /** The parts of the list come last, and are not noted. */
    private void noteOne() {
        if (!underWay.isEmpty()) {
            try {
                note.write(ByteBuffer.wrap(underWay.remove()), place(numbers.remove()));
            } catch (IOException e) {
                throw new UncheckedIOException("how far the file got cannot be noted", e);
            }
        }
    }

    private static long place(int number) {
        return Seal.KEY + (long) number * Sha256.LENGTH;
    }

    @Override
    public void close() throws IOException {
        note.close();
    }
}
