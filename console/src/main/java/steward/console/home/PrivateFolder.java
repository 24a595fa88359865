package steward.console.home;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** A folder that only its owner can enter; without a check where the file system has no POSIX permissions. */
final class PrivateFolder {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    static void prepare(Path folder) {
        try {
            if (make(folder) || !hasPosix(folder)) {
                return;
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
            if (OWNER.containsAll(permissions)) {
                return;
            }
            if (!isEmpty(folder)) {
                throw new HomeException("the home " + folder + " is open to others ("
                        + PosixFilePermissions.toString(permissions) + "), and what you sent is kept there: run  chmod"
                        + " 700 '" + folder + "'  or name another --home");
            }
            Files.setPosixFilePermissions(folder, OWNER);
        } catch (IOException e) {
            throw new HomeException("the home " + folder + " cannot be used: " + e + "; name another --home", e);
        }
    }

    private static boolean make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return false;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            if (parent != null && hasPosix(parent)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER));
            } else {
                Files.createDirectory(folder);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(folder)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean hasPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
