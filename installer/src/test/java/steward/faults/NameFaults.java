package steward.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
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

    /** The other agent. */
    private static final class Second {
        private final Vessel vessel;
        private final boolean copies;
        private final List<Path> folders = new ArrayList<>();
        private @Nullable Running agent;

        Second(Vessel vessel, boolean copies) {
            this.vessel = vessel;
            this.copies = copies;
        }

        void start() throws IOException {
            if (copies) {
                vessel.losesItsLedger(); // where the copy comes up while the original is away
            }
            Path folder = Files.createTempDirectory(vessel.folder(), copies ? "clone" : "twin");
            folders.add(folder);
            if (copies) {
                copy(vessel.data(), folder.resolve("disk").resolve("data"));
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

        void end() {
            if (agent != null) {
                agent.kill();
                agent = null;
            }
        }
    }
}
