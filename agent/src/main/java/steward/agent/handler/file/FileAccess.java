package steward.agent.handler.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import steward.method.InvalidArgumentException;
import steward.text.Quoted;

/**
 * Which folders of the node commands may reach. A path is judged twice: as it is written, before the command is taken, and
 * as it really is, links followed, when the command runs.
 *
 * @param read folders whose files may be read and listed, absolute; those of {@code write} come on top
 * @param write folders whose files may also be changed, absolute
 */
public record FileAccess(List<Path> read, List<Path> write) {
    /** Nothing may be reached. */
    public static final FileAccess NONE = new FileAccess(List.of(), List.of());

    private static final String ARGUMENT = "path";

    public FileAccess {
        read = List.copyOf(read);
        write = List.copyOf(write);
    }

    /** What a command wants with a path. */
    enum Use {
        READ("read"),
        WRITE("write");

        private final String key;

        Use(String key) {
            this.key = key;
        }
    }

    /**
     * The path, where its form and the configuration allow it.
     *
     * @throws InvalidArgumentException where they do not
     */
    Path allowed(String text, Use use) throws InvalidArgumentException {
        Path path = parsed(text);
        if (!path.isAbsolute() || !path.normalize().equals(path)) {
            throw new InvalidArgumentException(
                    ARGUMENT, "is " + Quoted.text(text), "write an absolute path without . or .. in it");
        }
        if (folders(use).stream().noneMatch(path::startsWith)) {
            throw new InvalidArgumentException(
                    ARGUMENT,
                    "is " + Quoted.text(text) + ", which this node does not open (" + opened(use) + ")",
                    "use a path below one that it opens, or add its folder to \"" + use.key
                            + "\" under [files] in the agent's configuration");
        }
        return path;
    }

    /**
     * Where the file really is, all links followed; it must be there.
     *
     * @throws IOException when it is not there, or lies outside of what is allowed
     */
    Path real(Path path, Use use) throws IOException {
        Path real = path.toRealPath();
        for (Path folder : folders(use)) {
            if (Files.isDirectory(folder) && real.startsWith(folder.toRealPath())) {
                return real;
            }
        }
        throw new IOException(path + " leads to " + real + ", which this node does not open (" + opened(use) + ")");
    }

    /**
     * Where the file is or would be: in a folder that is there.
     *
     * @throws IOException when its folder is not there, or it lies outside of what is allowed
     */
    Path realOrNew(Path path, Use use) throws IOException {
        if (Files.exists(path)) {
            return real(path, use);
        }
        if (Files.isSymbolicLink(path)) {
            throw new NoSuchFileException(path.toString(), null, "it is a link that leads nowhere");
        }
        Path folder = path.getParent();
        return real(folder == null ? path : folder, use).resolve(path.getFileName());
    }

    private List<Path> folders(Use use) {
        return use == Use.WRITE
                ? write
                : Stream.concat(read.stream(), write.stream()).toList();
    }

    private String opened(Use use) {
        List<Path> folders = folders(use);
        return folders.isEmpty()
                ? "it opens none to " + use.key
                : "it opens " + folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static Path parsed(String text) throws InvalidArgumentException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidArgumentException(ARGUMENT, "is " + Quoted.text(text), "write an absolute path");
        }
    }
}
