package steward.console.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import steward.codec.Json;
import steward.codec.MalformedMessageException;
import steward.message.Attributes;

/** A folder of this home that stands for one file on its way, and what is noted there. */
final class Entry {
    private static final String ABOUT = "about.json";

    private final Path folder;

    Entry(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** What is noted; nothing where that was never finished. */
    Optional<Attributes> about() throws IOException {
        Path file = file(ABOUT);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.readAttributes(Files.readAllBytes(file)));
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    /** Notes it, in place of what was noted before; on disk when this returns. */
    void about(Attributes values) throws IOException {
        write(ABOUT, Json.writeAttributes(values));
    }

    void write(String name, byte[] content) throws IOException {
        Path beside = file(name + ".new");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(beside, file(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void remove() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : innermostFirst) {
                Files.deleteIfExists(one);
            }
        }
    }

    static Optional<Instant> instant(Attributes about, String name) {
        try {
            return about.get(name).map(text -> Instant.parse(String.valueOf(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
