package steward.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import steward.broker.BrokerUser;
import tools.jackson.databind.JsonNode;

/** The nodes of a load: some processes of {@link LoadNodes}, of which one at a time is killed and started again. */
final class LoadedNodes implements AutoCloseable {
    private static final int PROCESSES = 4;

    private final Path folder;
    private final Hub hub;
    private final JsonNode key;
    private final int nodes;
    private final List<Process> running = new ArrayList<>();
    private int turn;

    /** @param key of the operator whom they trust */
    LoadedNodes(Path folder, Hub hub, JsonNode key, int nodes) {
        this.folder = folder;
        this.hub = hub;
        this.key = key;
        this.nodes = nodes;
        for (int part = 0; part < PROCESSES; part++) {
            running.add(start(part));
        }
    }

    private Process start(int part) {
        int first = nodes * part / PROCESSES;
        int end = nodes * (part + 1) / PROCESSES;
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx192m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Djava.io.tmpdir=" + folder,
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoadNodes.class.getName(),
                            hub.url(),
                            hub.credentials(BrokerUser.AGENT).toString(),
                            folder.resolve("ledgers").toString(),
                            Integer.toString(first),
                            Integer.toString(end),
                            key.get("operator").asString(),
                            key.get("key").asString(),
                            effects().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("nodes.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file in which commands leave their ids. */
    Path effects() {
        return folder.resolve("effects");
    }

    /** SIGKILL to the next of the processes, which starts again. */
    void kill() {
        int part = turn++ % PROCESSES;
        end(running.get(part));
        running.set(part, start(part));
    }

    List<Long> pids() {
        return running.stream().map(Process::pid).toList();
    }

    private static void end(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        running.forEach(LoadedNodes::end);
    }
}
