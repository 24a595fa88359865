package steward.console.desktop.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import steward.codec.Json;
import steward.codec.MalformedMessageException;
import steward.message.Attributes;

/** The file that {@link Kept} is written to. Read and written as a whole; a reader never sees half of it. */
final class KeptFile {
    private final Path file;

    KeptFile(Path file) {
        this.file = file;
    }

    /** Nothing where there is no such file; one that cannot be read is put aside under another name. */
    Optional<Kept> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Records.read(
                    Kept.class, Json.readAttributes(Files.readAllBytes(file)).values());
        } catch (MalformedMessageException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            throw new IOException(file + " could not be read and is now " + aside + ": " + e.getMessage(), e);
        }
    }

    /** Writes it; commands that were sent are the first to go where it is too much to be read again. */
    void write(Kept kept) throws IOException {
        byte[] bytes = bytes(kept);
        if (bytes.length > Json.MAX_BYTES) {
            bytes = bytes(kept.withRecent(List.of()));
        }
        if (bytes.length > Json.MAX_BYTES) {
            throw new IOException("saved views and templates take " + bytes.length + " bytes and at most "
                    + Json.MAX_BYTES + " are kept: remove some");
        }
        Path written = Files.createTempFile(file.getParent(), "desktop", ".new");
        try {
            Files.write(written, bytes);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static byte[] bytes(Kept kept) {
        return Json.writeAttributes(new Attributes(Records.write(kept)));
    }
}
