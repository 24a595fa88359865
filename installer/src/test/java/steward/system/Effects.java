package steward.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * What commands really did, told by themselves: each appends its mark to a file. This is the judge of "not lost" and
 * "not twice", whatever ledgers and screens say.
 */
final class Effects {
    private final Path file;

    Effects(Path file) {
        this.file = file;
    }

    /** A line for the shell that leaves the mark. */
    String leave(String mark) {
        return "echo " + mark + " >> '" + file + "'";
    }

    /** Every mark so far, in the order they were left. */
    List<String> marks() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the mark was left so many times. */
    void awaitTimes(String mark, int times, Duration limit) {
        Awaitility.await("mark " + mark)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> times(mark) == times);
    }

    Path file() {
        return file;
    }

    long times(String mark) {
        return marks().stream().filter(mark::equals).count();
    }
}
