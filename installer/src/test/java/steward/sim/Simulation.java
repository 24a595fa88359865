package steward.sim;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A place in memory where histories run, one after another. For one thread. */
final class Simulation implements AutoCloseable {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path folder;
    private final Keys keys;
    private int histories;

    Simulation() {
        try {
            folder = Files.isWritable(SHARED_MEMORY)
                    ? Files.createTempDirectory(SHARED_MEMORY, "simulation")
                    : Files.createTempDirectory("simulation");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        IdealSignatures.install(Keys.FILES);
        keys = new Keys(folder.resolve("keys"));
    }

    History.Result run(long seed) {
        return run(seed, Sabotage.NONE, Optional.empty(), Optional.empty());
    }

    /**
     * @param faults instead of those of the seed
     * @param out where to print everything that happens
     */
    History.Result run(long seed, Sabotage sabotage, Optional<Set<Fault>> faults, Optional<PrintStream> out) {
        Path own = folder.resolve("history" + histories++);
        try {
            Files.createDirectory(own);
            return History.run(seed, own, keys, sabotage, faults, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Vessel.deleteAll(own);
        }
    }

    @Override
    public void close() {
        Vessel.deleteAll(folder);
    }
}
