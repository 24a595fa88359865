package steward.agent.handler.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import steward.message.Bytes;

/**
 * A file that is made beside another and then takes its place in one step, with the owner, the group and, unless told
 * otherwise, the permissions of the other. Both steps are on disk before they count as done.
 */
final class Replacement implements AutoCloseable {
    static final Set<PosixFilePermission> USUAL = PosixFilePermissions.fromString("rw-r--r--");

    private final Path target;
    private final Path beside;

    private Replacement(Path target, Path beside) {
        this.target = target;
        this.beside = beside;
    }

    /** @param mode of the new file; that of the old one where none is given */
    static Replacement of(Path target, Optional<Set<PosixFilePermission>> mode) throws IOException {
        Path folder = folder(target);
        Path beside = Files.createTempFile(folder, "." + target.getFileName() + ".", ".new");
        return dressed(new Replacement(target, beside), mode, USUAL);
    }

    /**
     * Of a file that is beside the target and complete.
     *
     * @param usual its permissions where it replaces none and no mode is given
     */
    static Replacement of(
            Path target, Path beside, Optional<Set<PosixFilePermission>> mode, Set<PosixFilePermission> usual)
            throws IOException {
        return dressed(new Replacement(target, beside), mode, usual);
    }

    private static Replacement dressed(
            Replacement replacement, Optional<Set<PosixFilePermission>> mode, Set<PosixFilePermission> usual)
            throws IOException {
        try {
            replacement.dress(mode, usual);
            return replacement;
        } catch (IOException | RuntimeException e) {
            replacement.close();
            throw e;
        }
    }

    private void dress(Optional<Set<PosixFilePermission>> mode, Set<PosixFilePermission> usual) throws IOException {
        Set<PosixFilePermission> permissions = usual;
        if (Files.exists(target)) {
            PosixFileAttributes old = Files.readAttributes(target, PosixFileAttributes.class);
            PosixFileAttributes made = Files.readAttributes(beside, PosixFileAttributes.class);
            PosixFileAttributeView view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
            if (!old.owner().equals(made.owner())) {
                view.setOwner(old.owner());
            }
            if (!old.group().equals(made.group())) {
                view.setGroup(old.group());
            }
            permissions = old.permissions();
        }
        Files.setPosixFilePermissions(beside, mode.orElse(permissions));
    }

    void fill(Bytes bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes.toArray());
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** @param backup whether the old file stays, its name ending in {@code .bak}, in the place of an older backup */
    void takePlace(boolean backup) throws IOException {
        if (backup && Files.exists(target)) {
            Path kept = target.resolveSibling(target.getFileName() + ".bak");
            Files.copy(target, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(folder(target))) {
            folder.force(true);
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file is in a folder");
    }

    /** Leaves nothing behind of one that did not take its place. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(beside);
    }
}
