package steward.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Permissions of a file as an octal number, such as {@code 0644}. */
public final class Permissions {
    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3}");
    private static final PosixFilePermission[] ALL = PosixFilePermission.values();

    private Permissions() {}

    /** What that number stands for; nothing where it is none. */
    public static Optional<Set<PosixFilePermission>> parse(String octal) {
        if (!OCTAL.matcher(octal).matches()) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(octal, 8);
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < ALL.length; i++) {
            if ((bits >> (ALL.length - 1 - i) & 1) == 1) {
                permissions.add(ALL[i]);
            }
        }
        return Optional.of(permissions);
    }

    /** Those of a file; nothing where files have none. */
    public static Optional<String> of(Path file) throws IOException {
        if (!hasThem(file)) {
            return Optional.empty();
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        int bits = 0;
        for (PosixFilePermission one : ALL) {
            bits = bits << 1 | (permissions.contains(one) ? 1 : 0);
        }
        return Optional.of(String.format("%04o", bits));
    }

    /** Gives them to a file, where files have them. */
    public static void give(Path file, Optional<String> octal) throws IOException {
        Optional<Set<PosixFilePermission>> permissions = octal.flatMap(Permissions::parse);
        if (permissions.isPresent() && hasThem(file)) {
            Files.setPosixFilePermissions(file, permissions.get());
        }
    }

    private static boolean hasThem(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
