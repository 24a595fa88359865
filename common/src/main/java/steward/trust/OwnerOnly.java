package steward.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The rule that a secret and its folder are for their owner only. On a file system without POSIX permissions the folder of
 * the user's profile has to give that protection, and nothing is checked.
 *
 * @param isPosix whether there are permissions to set and to check
 */
record OwnerOnly(boolean isPosix) {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    static OwnerOnly of(Path path) {
        return new OwnerOnly(path.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    FileAttribute<?>[] fileAttributes() {
        return attributes("rw-------");
    }

    FileAttribute<?>[] folderAttributes() {
        return attributes("rwx------");
    }

    void requireFile(Path file) throws IOException {
        require("file", file, "600");
    }

    void requireFolder(Path folder) throws IOException {
        require("folder", folder, "700");
    }

    private FileAttribute<?>[] attributes(String permissions) {
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private void require(String what, Path path, String mode) throws IOException {
        if (!isPosix) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.stream().anyMatch(OTHERS::contains)) {
            throw new KeyFileException(
                    "the " + what + " " + path + " of the signing key is open to others ("
                            + PosixFilePermissions.toString(permissions) + "): run  chmod " + mode + " '" + path + "'",
                    null);
        }
    }
}
