package steward.console.desktop.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The file that {@link Kept} is written to. Read and written as a whole; a reader never sees half of it. */
final class KeptFile {
    private static final long MOST_BYTES = 8 << 20;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Path file;

    KeptFile(Path file) {
        this.file = file;
    }

    /** Nothing where there is no such file, or none that can be read: that one is put aside under another name. */
    Optional<Kept> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException(file + " is larger than " + MOST_BYTES + " bytes");
            }
            return Optional.of(mapper.readValue(Files.readAllBytes(file), Kept.class));
        } catch (JacksonException e) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
            throw new IOException(
                    file + " could not be read and was renamed to " + file.getFileName() + ".unreadable: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    void write(Kept kept) throws IOException {
        Path written = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        try {
            Files.write(written, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
