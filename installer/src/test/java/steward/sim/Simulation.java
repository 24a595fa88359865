package steward.sim;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A place in memory where histories run, one after another. For one thread. */
final class Simulation implements AutoCloseable {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path folder;
    private final Keys keys;

    Simulation() {
        folder = made(Files.isWritable(SHARED_MEMORY) ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir")));
        IdealSignatures.install(Keys.FILES);
        keys = new Keys(folder.resolve("keys"));
    }

    /** A name that is always as long, since it gets into messages. */
    private static Path made(Path parent) {
        Random random = new Random();
        while (true) {
            Path made = parent.resolve(String.format("simulation-%010d", random.nextInt(Integer.MAX_VALUE)));
            try {
                return Files.createDirectory(made);
            } catch (FileAlreadyExistsException e) {
                // Another one runs beside this one: the next name is free.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    History.Result run(long seed) {
        return run(seed, Sabotage.NONE, Optional.empty(), Optional.empty());
    }

    /**
     * @param faults instead of those of the seed
     * @param out where to print everything that happens
     */
    History.Result run(long seed, Sabotage sabotage, Optional<Set<Fault>> faults, Optional<PrintStream> out) {
        Path own = folder.resolve("history");
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
