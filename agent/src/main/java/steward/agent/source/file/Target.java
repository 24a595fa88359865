package steward.agent.source.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import steward.text.Quoted;

/**
 * What to follow: the files of one folder whose names match.
 *
 * @param folder absolute
 * @param names which
 */
record Target(Path folder, PathMatcher names) {
    private static final String EXAMPLE =
            "write an absolute path such as \"/var/log/nginx/*.log\", with * and ? in its last part";

    /** @throws IllegalArgumentException for anything but an absolute path with patterns in its last part alone */
    static Target parse(String text) {
        int slash = text.lastIndexOf('/');
        if (!text.startsWith("/") || slash == text.length() - 1 || hasPattern(text.substring(0, slash))) {
            throw new IllegalArgumentException(Quoted.text(text) + " cannot be followed: " + EXAMPLE);
        }
        try {
            Path folder = Path.of(slash == 0 ? "/" : text.substring(0, slash)).normalize();
            return new Target(folder, FileSystems.getDefault().getPathMatcher("glob:" + text.substring(slash + 1)));
        } catch (InvalidPathException | PatternSyntaxException e) {
            throw new IllegalArgumentException(Quoted.text(text) + " cannot be followed: " + EXAMPLE, e);
        }
    }

    boolean matches(Path file) {
        return folder.equals(file.getParent()) && names.matches(file.getFileName());
    }

    /** All files of the folder by what they are, whatever they are called; none where it is not there. */
    static Map<String, Path> filesIn(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : (Iterable<Path>) listed::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(identity(file), file);
                }
            }
        }
        files.remove("");
        return files;
    }

    private static String identity(Path file) {
        try {
            return String.valueOf(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException gone) {
            return "";
        }
    }

    private static boolean hasPattern(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }
}
