package steward.agent.handler.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one running command needs on disk: two named pipes for its output, its launch script, its standard input, and the
 * report of how it started and ended. Only the agent's user may look into it. It is there while the command runs; one
 * that is there when an agent starts belongs to a command that was running when an agent died.
 */
final class RunFolder implements AutoCloseable {
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    static RunFolder create(Path all, RunName name) throws IOException {
        Files.createDirectories(all, PRIVATE);
        Path folder = all.resolve(name.toString());
        delete(folder);
        Files.createDirectory(folder, PRIVATE);
        return new RunFolder(folder);
    }

    /** The folders of commands that were running. */
    static List<Path> leftIn(Path all) throws IOException {
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.sorted().toList();
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** The numeric id of the user who owns it: the agent's. */
    int owner() throws IOException {
        return (Integer) Files.getAttribute(folder, "unix:uid");
    }

    /** Writes what the command needs, for the user that it runs as. */
    Optional<Path> fill(Tools tools, LaunchScript script, Optional<String> stdin, Optional<Account> switched)
            throws RefusedException, IOException, InterruptedException {
        String mkfifo = tools.require("mkfifo").toString();
        Tools.Answer answer = tools.ask(List.of(mkfifo, "-m", "600", out().toString(), err().toString()));
        if (answer.exitCode() != 0) {
            throw new IOException("no named pipes can be made in " + folder + ": " + answer.text()
                    + "; set the agent's data folder to a local file system");
        }
        write(report(), new byte[0]);
        write(script(), script.toBytes());
        if (switched.isPresent()) {
            // Opening /dev/stdout or the script anew is judged by the owner of the file behind it.
            for (Path file : List.of(out(), err(), script())) {
                Files.setAttribute(file, "unix:uid", switched.get().uid());
            }
        }
        if (stdin.isEmpty()) {
            return Optional.empty();
        }
        Path in = folder.resolve("in");
        write(in, stdin.get().getBytes(StandardCharsets.UTF_8));
        return Optional.of(in);
    }

    Path out() {
        return folder.resolve("out");
    }

    Path err() {
        return folder.resolve("err");
    }

    Path script() {
        return folder.resolve("script");
    }

    Path report() {
        return folder.resolve("report");
    }

    @Override
    public void close() {
        try {
            delete(folder);
        } catch (IOException e) {
            // The command's outcome matters more; the next start of the agent clears it away.
            return;
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createFile(file, PRIVATE_FILE);
        Files.write(file, content, StandardOpenOption.WRITE);
    }
}
