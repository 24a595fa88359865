package steward.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The broker's folder (0700) and the files in it (0600). */
record BrokerFolder(Path root) {
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final int SECRET_BYTES = 24;

    static BrokerFolder prepare(Path root) {
        BrokerFolder folder = new BrokerFolder(root.toAbsolutePath().normalize());
        try {
            if (Files.exists(folder.root)) {
                folder.refuseWhenOpen();
            } else {
                Path parent = folder.root.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectory(folder.root);
                restrict(folder.root, OWNER_FOLDER);
            }
            Files.createDirectories(folder.store());
            return folder;
        } catch (IOException e) {
            throw new BrokerException(
                    BrokerException.Kind.FOLDER, "the broker's folder " + root + " cannot be used: " + e, e);
        }
    }

    private void refuseWhenOpen() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new BrokerException(
                    BrokerException.Kind.FOLDER, "the broker's folder " + root + " is a file: name another folder");
        }
        if (hasPosix(root) && !OWNER_FOLDER.containsAll(Files.getPosixFilePermissions(root))) {
            throw new BrokerException(
                    BrokerException.Kind.FOLDER,
                    "the broker's folder " + root + " is open to others, and credentials are kept there: chmod 700 "
                            + root);
        }
    }

    Path config() {
        return root.resolve("nats-server.conf");
    }

    Path store() {
        return root.resolve("jetstream");
    }

    Path log() {
        return root.resolve("nats-server.log");
    }

    /** What the server says before it has opened its log, such as a mistake in the configuration. */
    Path output() {
        return root.resolve("nats-server.out");
    }

    Path pid() {
        return root.resolve("nats-server.pid");
    }

    Path lock() {
        return root.resolve("owner");
    }

    Path url() {
        return root.resolve("url");
    }

    Path credentials(BrokerUser user) {
        return root.resolve(user.wireName() + ".credentials");
    }

    /** The address itself; for port 0 the port of the last time if it is free, else another free one. */
    ListenAddress choose(ListenAddress wanted) {
        if (wanted.port() != 0) {
            return wanted;
        }
        try {
            int last = URI.create(Files.readString(url(), UTF_8).strip()).getPort();
            ListenAddress again = wanted.withPort(Math.max(last, 0));
            return last > 0 && again.isFree() ? again : wanted.withFreePort();
        } catch (IOException | IllegalArgumentException e) {
            return wanted.withFreePort();
        }
    }

    /** The password of that user, made on first use. */
    String password(BrokerUser user) {
        Path file = credentials(user);
        String prefix = user.wireName() + ":";
        try {
            if (Files.exists(file)) {
                String text = Files.readString(file, UTF_8).strip();
                if (text.startsWith(prefix) && text.length() > prefix.length()) {
                    return text.substring(prefix.length());
                }
            }
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            write(file, prefix + password + "\n");
            return password;
        } catch (IOException e) {
            throw new BrokerException(BrokerException.Kind.FOLDER, "cannot keep credentials in " + file + ": " + e, e);
        }
    }

    /** Replaces the file in one step; nobody but the owner can read it at any time. */
    void write(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(root, "new", null);
        restrict(fresh, OWNER_FILE);
        Files.writeString(fresh, text, UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (hasPosix(path)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    private static boolean hasPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
