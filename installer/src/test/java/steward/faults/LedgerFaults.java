package steward.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What becomes of a ledger's files while its agent is dead. */
final class LedgerFaults {
    private LedgerFaults() {}

    static List<Fault> of(Vessel vessel) {
        return List.of(
                damage("ledger deleted", vessel, LedgerFaults::deleted),
                damage("ledger torn", vessel, LedgerFaults::torn),
                damage("ledger flipped", vessel, LedgerFaults::flipped));
    }

    private interface Damage {
        void to(Path file, RandomGenerator random) throws IOException;
    }

    private static Fault damage(String name, Vessel vessel, Damage damage) {
        return new Fault(
                name,
                vessel.name(),
                vessel.name(),
                random -> {
                    vessel.kill();
                    vessel.losesItsLedger();
                    for (Path file : files(vessel.data())) {
                        damage.to(file, random);
                    }
                },
                vessel::start);
    }

    /** The ledger and what stands beside it while it is open. */
    private static List<Path> files(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().matches("ledger\\.db(-wal|-shm)?"))
                    .sorted()
                    .toList();
        }
    }

    private static void deleted(Path file, RandomGenerator random) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Its last part never reached the disk. */
    private static void torn(Path file, RandomGenerator random) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength((long) (open.length() * (0.3 + 0.69 * random.nextDouble())));
        }
    }

    /** Some bytes of it are others. */
    private static void flipped(Path file, RandomGenerator random) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            for (int i = 0; i < 20 && open.length() > 0; i++) {
                open.seek((long) (open.length() * random.nextDouble()));
                open.write(random.nextInt(256));
            }
        }
    }
}
