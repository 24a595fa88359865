package steward.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What was done and when, in a file, to find out later what led to what. Safe for all threads. */
final class Timeline {
    private final Path file;

    Timeline(Path file) {
        this.file = file;
    }

    synchronized void say(String who, String what) {
        try {
            Files.writeString(
                    file,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + who + ": " + what.strip() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
