package steward.agent.handler.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the agent remembers of files that have arrived in part: one small file in a folder of its own for each, which says
 * where the part is. At most {@link #MOST} of them are kept, for {@link #AGE} after they were last worked at; what is
 * beyond that is removed with the part. Safe for all threads.
 */
public final class CopyNotes {
    static final int MOST = 64;
    static final Duration AGE = Duration.ofDays(14);

    private final Path folder;
    private final Set<Path> atWork = ConcurrentHashMap.newKeySet();

    /** @param folder made on first use, for the agent's user only */
    public CopyNotes(Path folder) {
        this.folder = folder;
    }

    /** The folder, made where it is missing. */
    Path folder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return folder;
    }

    /**
     * Begins, or goes on, to fill the part of a file, which stands beside its target.
     *
     * @throws IOException also when another command is at it
     */
    Part begin(String copy, Path target) throws IOException {
        sweep();
        Path name = Objects.requireNonNull(target.getFileName(), "a file has a name");
        Path partial = target.resolveSibling("." + name + "." + copy + ".part");
        if (!atWork.add(partial)) {
            throw new IOException(target + " is being copied by another command: wait for its end");
        }
        try {
            Path note = folder().resolve(
                            UUID.nameUUIDFromBytes(partial.toString().getBytes(StandardCharsets.UTF_8)) + ".part");
            Files.writeString(note, partial.toString());
            if (!Files.exists(partial)) {
                Files.createFile(
                        partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return new Part(partial, note);
        } catch (IOException | RuntimeException e) {
            atWork.remove(partial);
            throw e;
        }
    }

    private void sweep() throws IOException {
        List<Path> notes = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder())) {
            all.forEach(notes::add);
        }
        notes.sort(Comparator.comparing(CopyNotes::age).reversed());
        Instant oldest = Instant.now().minus(AGE);
        for (int i = 0; i < notes.size(); i++) {
            boolean isOld = age(notes.get(i)).toInstant().isBefore(oldest);
            if (isOld || i >= MOST) {
                remove(notes.get(i));
            }
        }
    }

    private void remove(Path note) throws IOException {
        if (note.toString().endsWith(".part")) {
            Path partial = Path.of(Files.readString(note));
            if (atWork.contains(partial)) {
                return;
            }
            Files.deleteIfExists(partial);
        }
        Files.deleteIfExists(note);
    }

    private static FileTime age(Path note) {
        try {
            return Files.getLastModifiedTime(note);
        } catch (IOException e) {
            return FileTime.from(Instant.EPOCH);
        }
    }

    /** The part of one file, while a command is at it. */
    final class Part implements AutoCloseable {
        private final Path partial;
        private final Path note;

        private Part(Path partial, Path note) {
            this.partial = partial;
            this.note = note;
        }

        Path file() {
            return partial;
        }

        /** @throws IOException when the disk has too little room for the rest of that many bytes */
        void requireRoom(long bytes) throws IOException {
            FileStore disk = Files.getFileStore(partial);
            long missing = bytes - Files.size(partial);
            if (missing > disk.getUsableSpace()) {
                throw new IOException("the disk of " + partial.getParent() + " has " + disk.getUsableSpace()
                        + " bytes left and " + missing + " are to come: make room, then retry");
            }
        }

        /** Nothing is kept of it. */
        void drop() throws IOException {
            Files.deleteIfExists(partial);
            Files.deleteIfExists(note);
        }

        @Override
        public void close() {
            atWork.remove(partial);
        }
    }
}
