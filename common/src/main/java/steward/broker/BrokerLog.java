package steward.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the server wrote: bounded, and its end for error messages. */
record BrokerLog(BrokerFolder folder) {
    /** The server starts a new log file at this size and renames the old one. */
    static final long SIZE_LIMIT = 4L * 1024 * 1024;

    private static final int OLD_FILES = 2;
    private static final int END_BYTES = 4096;
    private static final int END_LINES = 8;

    /** Deletes all but the newest of the old files; servers before 2.10 keep them for ever. */
    void prune() {
        String prefix = folder.log().getFileName() + ".";
        try (Stream<Path> files = Files.list(folder.root())) {
            List<Path> old = files.filter(
                            file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .sorted(Comparator.reverseOrder())
                    .skip(OLD_FILES)
                    .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The next turn tries again; a log that cannot be deleted is no reason to stop a broker.
        }
    }

    /** How far the log reaches now, to tell apart what comes later. */
    long mark() {
        return folder.log().toFile().length();
    }

    /** The last lines after a mark, for an error message. */
    String end(long mark) {
        return Stream.concat(lastLines(folder.output(), 0).stream(), lastLines(folder.log(), mark).stream())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> lastLines(Path file, long mark) {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long since = mark <= reader.length() ? mark : 0;
            long from = Math.max(since, reader.length() - END_BYTES);
            reader.seek(from);
            byte[] bytes = new byte[(int) Math.min(END_BYTES, reader.length() - from)];
            reader.readFully(bytes);
            List<String> lines = new String(bytes, UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - END_LINES), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
