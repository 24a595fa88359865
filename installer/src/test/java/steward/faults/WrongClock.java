package steward.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A wall clock that is wrong for one program only, by Debian's package faketime where that is installed. */
final class WrongClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private WrongClock() {}

    /** What makes it; empty where it is not installed. */
    static Optional<String> library() {
        try (Stream<Path> folders = Files.list(LIBRARIES)) {
            return folders.map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::isReadable)
                    .map(Path::toString)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The environment of a program with such a clock; its monotonic clock stays right.
     *
     * @param shift such as +365d
     */
    static Map<String, String> environment(String library, String shift) {
        return Map.of(
                "LD_PRELOAD",
                library,
                "FAKETIME",
                shift,
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }
}
