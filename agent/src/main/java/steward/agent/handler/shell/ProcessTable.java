package steward.agent.handler.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import steward.text.Quoted;

/**
 * The processes of this machine, read from {@code /proc}. Where there is none, Java's own list stands in: it knows
 * parents and no sessions, groups, environments or files.
 */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final int START_FIELD = 19;
    private static final long NONE = -2;

    private ProcessTable() {}

    /**
     * One process that has not ended.
     *
     * @param start when it began, in ticks since the machine started; with the pid it is unique
     */
    record Entry(long pid, long parent, long group, long session, long start) {}

    static List<Entry> alive() throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (!Files.isDirectory(PROC)) {
            return ProcessHandle.allProcesses().map(ProcessTable::entry).toList();
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                entry(folder).ifPresent(entries::add);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /** What that process is now, if it is alive. */
    static Optional<Entry> find(long pid) {
        return Files.isDirectory(PROC)
                ? entry(PROC.resolve(Long.toString(pid)))
                : ProcessHandle.of(pid).map(ProcessTable::entry);
    }

    private static Entry entry(ProcessHandle process) {
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        long parent = process.parent().map(ProcessHandle::pid).orElse(0L);
        return new Entry(process.pid(), parent, NONE, NONE, start);
    }

    private static Optional<Entry> entry(Path folder) {
        String stat = read(folder.resolve("stat"));
        int name = stat.lastIndexOf(')');
        if (name < 0) {
            return Optional.empty();
        }
        String[] fields = stat.substring(name + 2).split(" ");
        boolean ended = fields[0].equals("Z") || fields[0].equals("X");
        return ended
                ? Optional.empty()
                : Optional.of(new Entry(
                        Long.parseLong(folder.getFileName().toString()),
                        Long.parseLong(fields[1]),
                        Long.parseLong(fields[2]),
                        Long.parseLong(fields[3]),
                        Long.parseLong(fields[START_FIELD])));
    }

    /** Whether that process was started with this {@code NAME=value} in its environment, as far as we may look. */
    static boolean wasStartedWith(long pid, String variable) {
        return ("\0" + read(PROC.resolve(pid + "/environ"))).contains("\0" + variable + "\0");
    }

    /** The command line of that process for a message; nothing where it has ended. */
    static String commandLine(long pid) {
        String line = read(PROC.resolve(pid + "/cmdline")).replace('\0', ' ').strip();
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return Quoted.text(new String(bytes, StandardCharsets.UTF_8));
    }

    /** The processes that have that file open, except this one; only those that we may look at. */
    static List<Long> holding(Path file) throws IOException {
        List<Long> holders = new ArrayList<>();
        for (Entry entry : alive()) {
            if (entry.pid() != ProcessHandle.current().pid() && hasOpen(entry.pid(), file)) {
                holders.add(entry.pid());
            }
        }
        return holders;
    }

    private static boolean hasOpen(long pid, Path file) {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path link : links) {
                if (Files.readSymbolicLink(link).equals(file)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It ended meanwhile, or it belongs to somebody whose files we may not see.
            return false;
        }
        return false;
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It ended meanwhile, or it belongs to somebody whose files we may not see.
            return "";
        }
    }
}
