package steward.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What commands really did, told by themselves: each appends its mark to a file with one write. Read as it grows. Safe
 * for all threads.
 */
final class Effects {
    /** What follows the mark of a command that came to its end. */
    static final String END = ".end";

    private final Path file;
    private final Map<String, Integer> times = new HashMap<>();
    private long read;
    private String rest = "";

    Effects(Path file) {
        this.file = file;
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A piece of shell that leaves the mark. */
    String leave(String mark) {
        return "echo " + mark + " >> '" + file + "'";
    }

    /** How often that mark was left until now. */
    synchronized int times(String mark) {
        catchUp();
        return times.getOrDefault(mark, 0);
    }

    /** How many marks there are, ends not counted. */
    synchronized long begun() {
        catchUp();
        return times.entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith(END))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Every mark with how often it was left. */
    synchronized Map<String, Integer> all() {
        catchUp();
        return Map.copyOf(times);
    }

    private void catchUp() {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            byte[] fresh = new byte[(int) (open.length() - read)];
            open.seek(read);
            open.readFully(fresh);
            read += fresh.length;
            String text = rest + new String(fresh, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            rest = text.substring(end);
            text.substring(0, end).lines().forEach(mark -> times.merge(mark, 1, Integer::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
