package steward.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import steward.system.Running;

/** Two agents of one name, by a mistake in a configuration or by a copy of a folder. */
final class NameFaults {
    private NameFaults() {}

    static List<Fault> of(Vessel vessel) {
        Second twin = new Second(vessel, false);
        Second clone = new Second(vessel, true);
        return List.of(
                new Fault("two agents of one name", vessel.name(), "", random -> twin.start(), twin::end),
                new Fault("agent's folder cloned", vessel.name(), vessel.name(), random -> clone.start(), clone::end));
    }

    /** The other agent. A copy that is refused changes nothing; one that is not was another ledger of the node. */
    private static final class Second {
        private static final int TAKEN = 3;
        private static final Duration END = Duration.ofSeconds(20);

        private final Vessel vessel;
        private final boolean copies;
        private Optional<String> changes = Optional.empty();
        private @Nullable Path data;
        private @Nullable Running agent;

        Second(Vessel vessel, boolean copies) {
            this.vessel = vessel;
            this.copies = copies;
        }

        void start() throws IOException {
            Path folder = Files.createTempDirectory(vessel.folder(), copies ? "clone" : "twin");
            if (copies) {
                data = folder.resolve("disk").resolve("data");
                copy(vessel.data(), data);
                changes = changes(data, folder.resolve("untouched"));
            }
            Path configuration = folder.resolve("agent.toml");
            Files.copy(vessel.folder().resolve("agent.toml"), configuration, StandardCopyOption.REPLACE_EXISTING);
            agent = vessel.run(configuration, folder.getFileName().toString());
        }

        /** As somebody would copy it: without the lock, and while it is written to. */
        private static void copy(Path from, Path to) throws IOException {
            Files.createDirectories(to);
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }

        void end() throws IOException {
            Running ended = agent;
            if (ended == null) {
                return;
            }
            boolean wasRefused = !ended.isAlive() && ended.awaitEnd(END) == TAKEN;
            ended.kill();
            agent = null;
            Path copy = data;
            if (copy != null && !(wasRefused && changes.equals(changes(copy, copy.resolveSibling("ended"))))) {
                vessel.losesItsLedger(); // it may have answered in the place of the original
            }
        }

        /** How many changes of commands a ledger knows of, read from another copy; empty where it cannot be read. */
        private static Optional<String> changes(Path data, Path folder) throws IOException {
            copy(data, folder);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT value FROM fact WHERE name = 'changes'")) {
                return Optional.of(row.next() ? row.getString(1) : "0");
            } catch (SQLException e) {
                return Optional.empty();
            }
        }
    }
}
