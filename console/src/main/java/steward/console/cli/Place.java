package steward.console.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import steward.console.text.SafeText;
import steward.message.InvalidNameException;
import steward.message.NodeName;

/**
 * One end of a copy, written as scp writes it.
 *
 * @param node where; none for this machine
 * @param path as written
 */
record Place(Optional<NodeName> node, String path) {
    private static final Pattern REMOTE = Pattern.compile("([^/:]+):(.*)", Pattern.DOTALL);

    /** @throws UsageException when it names no node that could be, or no path */
    static Place parse(String text) {
        Matcher remote = REMOTE.matcher(text);
        if (!remote.matches()) {
            return new Place(Optional.empty(), required(text, text));
        }
        try {
            NodeName node = new NodeName(remote.group(1));
            return new Place(Optional.of(node), absolute(required(remote.group(2), text)));
        } catch (InvalidNameException e) {
            throw new UsageException(e.getMessage() + "; a file of this machine with a colon in its name is ./"
                    + SafeText.line(text, 80));
        }
    }

    /** A path on nodes that are named elsewhere. */
    static Place onNodes(String path) {
        return new Place(Optional.empty(), absolute(path));
    }

    private static String required(String path, String text) {
        if (path.isEmpty()) {
            throw new UsageException(
                    "\"" + SafeText.line(text, 80) + "\" has no path: write NODE:/the/path, or a path");
        }
        return path;
    }

    private static String absolute(String path) {
        if (!path.startsWith("/")) {
            throw new UsageException("the path \"" + SafeText.line(path, 80)
                    + "\" on a node does not begin at its root: write it as /folder/file");
        }
        return path;
    }

    /** The path, with that file's name where it is written as a folder. */
    String pathFor(String name) {
        return path.endsWith("/") ? path + name : path;
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** On this machine. */
    Path local() {
        try {
            return Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UsageException(
                    "\"" + SafeText.line(path, 80) + "\" is no path of this machine: " + e.getReason());
        }
    }
}
