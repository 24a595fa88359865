package steward.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import steward.message.Bytes;

/** The file of a signing key: two lines of text, the private and the public half. */
final class KeyFile {
    private static final int MOST_BYTES = 4096;
    private static final Pattern FORM =
            Pattern.compile("private ed25519:([A-Za-z0-9+/]{43}=)\npublic (ed25519:[A-Za-z0-9+/]{43}=)\n?");

    private final Path file;
    private final Path folder;
    private final OwnerOnly ownerOnly;

    KeyFile(Path file) {
        this.file = file.toAbsolutePath();
        this.folder = this.file.resolveSibling("").normalize();
        this.ownerOnly = OwnerOnly.of(this.file);
    }

    SigningKey loadOrCreate() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownerOnly.folderAttributes());
            }
            ownerOnly.requireFolder(folder);
            if (Files.notExists(file)) {
                create();
            }
            ownerOnly.requireFile(file);
            return load();
        } catch (IOException e) {
            throw new KeyFileException(
                    "the signing key " + file + " cannot be read or made (" + describe(e)
                            + "): give this user the right to, or name another place",
                    e);
        }
    }

    /** Under another name first and then linked, so that nobody ever sees half a file and the first one wins. */
    private void create() throws IOException {
        Path unfinished = Files.createTempFile(folder, file.getFileName() + ".", ".new", ownerOnly.fileAttributes());
        try {
            write(unfinished, text(SigningKey.generate()));
            Files.createLink(file, unfinished);
            syncFolder();
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Path target, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void syncFolder() throws IOException {
        if (ownerOnly.isPosix()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private SigningKey load() throws IOException {
        long size = Files.size(file);
        Matcher matcher = FORM.matcher(size > MOST_BYTES ? "" : Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!matcher.matches()) {
            throw damaged("it does not hold one private and one public line", null);
        }
        try {
            return SigningKey.of(
                    Bytes.copyOf(Base64.getDecoder().decode(matcher.group(1))), VerifyingKey.parse(matcher.group(2)));
        } catch (IllegalArgumentException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    private KeyFileException damaged(@Nullable String why, @Nullable Throwable cause) {
        return new KeyFileException(
                "the signing key " + file + " is damaged: " + why + "; restore it from a copy, or move it away to get a"
                        + " new key (units must then be told to trust the new one)",
                cause);
    }

    private static String describe(IOException e) {
        String reason = e instanceof FileSystemException fault && fault.getReason() != null
                ? fault.getReason()
                : e.getMessage();
        return e.getClass().getSimpleName() + (reason == null ? "" : ": " + reason);
    }

    private static String text(SigningKey key) {
        return "private ed25519:"
                + Base64.getEncoder().encodeToString(key.seed().toArray()) + "\npublic " + key.verifyingKey() + "\n";
    }
}
