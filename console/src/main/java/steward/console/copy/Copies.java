package steward.console.copy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import steward.file.Snapshot;
import steward.file.TransferException;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.IdSource;
import steward.message.JobId;
import steward.message.Progress;

/**
 * The folder of a home where files on their way are kept, one entry each. Several programs of one home use it at the same
 * time; the one that holds {@link #lock()} works at them. Safe for all threads.
 */
public final class Copies {
    /** The most bytes of files that wait in a home. */
    public static final long MOST_BYTES = 16L << 30;

    private static final String LOCK = "lock";

    private final Path folder;
    private final IdSource ids;

    /** @param folder made on first use, for its owner only */
    public Copies(Path folder, IdSource ids) {
        this.folder = folder;
        this.ids = ids;
    }

    /**
     * Keeps the file as it is now, to be sent.
     *
     * @param progress told how much was read
     * @throws TransferException when it cannot be sent as it is, or too much waits already
     */
    public Outgoing keep(Path file, int chunkBytes, OptionalLong rate, Instant now, Consumer<Progress> progress)
            throws IOException, TransferException {
        requireFile(file);
        requireRoom(Files.size(file));
        String copy = ids.nextMessage().toString();
        Entry entry = entry(copy);
        try {
            Snapshot snapshot = Snapshot.take(file, copy, chunkBytes, entry.file(Outgoing.CONTENT), progress);
            return Outgoing.begin(entry, snapshot, rate, now);
        } catch (IOException | TransferException | RuntimeException e) {
            entry.remove();
            throw e;
        }
    }

    private static void requireFile(Path file) throws IOException, TransferException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new TransferException(
                    file + " is no regular file: only files are copied; pack a folder with tar first");
        }
    }

    private void requireRoom(long bytes) throws IOException, TransferException {
        long kept = 0;
        for (Outgoing one : outgoing()) {
            kept += one.reference().bytes();
        }
        if (kept + bytes > MOST_BYTES) {
            throw new TransferException("files of " + Progress.size(kept) + " wait to be sent already, and at most "
                    + Progress.size(MOST_BYTES) + " may: wait until some have arrived, or cancel their jobs");
        }
        long free = Files.getFileStore(folder()).getUsableSpace();
        if (bytes > free) {
            throw new TransferException("the disk of " + folder + " has " + Progress.size(free)
                    + " left, and the file has " + Progress.size(bytes)
                    + ": it is kept there until it has arrived; make room, or use another --home");
        }
    }

    /** Notes what is to be done with the file that a command puts at the broker, before that command is saved. */
    public Incoming expect(JobId job, CommandId offer, Aim aim, Instant now, Instant keepUntil) throws IOException {
        return Incoming.begin(entry(offer.toString()), job, offer, aim, now, keepUntil);
    }

    /** Files that are on their way to the broker or stand there, oldest first. */
    public List<Outgoing> outgoing() throws IOException {
        List<Outgoing> found = new ArrayList<>();
        each(Outgoing.KIND, (entry, about) -> Outgoing.of(entry, about).ifPresent(found::add));
        return found;
    }

    /** Files that are expected from nodes, oldest first. */
    public List<Incoming> incoming() throws IOException {
        List<Incoming> found = new ArrayList<>();
        each(Incoming.KIND, (entry, about) -> found.add(new Incoming(entry, about)));
        return found;
    }

    /** Removes what was begun before that instant and never finished, because a program died. */
    public void removeUnfinished(Instant before) throws IOException {
        for (Entry entry : entries()) {
            boolean isOld =
                    Files.getLastModifiedTime(entry.folder()).toInstant().isBefore(before);
            if (isOld && entry.about().isEmpty()) {
                entry.remove();
            }
        }
    }

    private interface Taker {
        void take(Entry entry, Attributes about);
    }

    private void each(String kind, Taker taker) throws IOException {
        for (Entry entry : entries()) {
            Optional<Attributes> about = entry.about();
            if (about.flatMap(values -> values.get("kind")).equals(Optional.of(kind))) {
                taker.take(entry, about.get());
            }
        }
    }

    private List<Entry> entries() throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.filter(Files::isDirectory).sorted().map(Entry::new).toList();
        }
    }

    /** Opens the file whose lock is held by whoever works at the files of this home. */
    public FileChannel lock() throws IOException {
        return FileChannel.open(folder().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private Entry entry(String name) throws IOException {
        return new Entry(made(folder().resolve(name)));
    }

    private Path folder() throws IOException {
        return made(folder);
    }

    private static Path made(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectories(folder);
    }
}
