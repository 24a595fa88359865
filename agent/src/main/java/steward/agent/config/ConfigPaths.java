package steward.agent.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Set;
import steward.text.Quoted;

/**
 * What a configuration points to, looked at before it is needed.
 *
 * @param folder that relative paths start from
 */
record ConfigPaths(Path folder) {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    /** A folder, which need not exist yet. */
    Path folder(String text) {
        Path path = resolve(text);
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new IllegalArgumentException(path + " is not a folder: name a folder");
        }
        return path;
    }

    /** A folder that is opened to commands, which need not exist yet. */
    static Path opened(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            // The answer below says what to write instead.
        }
        throw new IllegalArgumentException(Quoted.text(text) + " is no absolute path: write one such as \"/var/log\"");
    }

    /** A file that only its owner can read. */
    Path secret(String text) {
        Path path = file(text);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> permissions = permissions(path);
            if (permissions.stream().anyMatch(OTHERS::contains)) {
                throw new IllegalArgumentException(path + " is open to others ("
                        + PosixFilePermissions.toString(permissions) + "): run  chmod 600 '" + path + "'");
            }
        }
        return path;
    }

    /** A file with certificates. */
    Path certificates(String text) {
        Path path = file(text);
        try (InputStream stream = Files.newInputStream(path)) {
            if (!CertificateFactory.getInstance("X.509")
                    .generateCertificates(stream)
                    .isEmpty()) {
                return path;
            }
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(path + " holds no certificates: name a file in PEM form", e);
        }
        throw new IllegalArgumentException(path + " holds no certificates: name a file in PEM form");
    }

    private Path file(String text) {
        Path path = resolve(text);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(
                    path + (Files.exists(path) ? " is not a file" : " does not exist") + ": make it, or name another");
        }
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException(path + " cannot be read: give it to the user who runs the agent");
        }
        return path;
    }

    private Path resolve(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("no path is written: write one, or leave the key out");
        }
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Quoted.text(text) + " is not a path: name a file or a folder", e);
        }
    }

    private static Set<PosixFilePermission> permissions(Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " cannot be looked at (" + e + "): name another", e);
        }
    }
}
