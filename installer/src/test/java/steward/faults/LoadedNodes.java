package steward.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import steward.broker.BrokerUser;
import tools.jackson.databind.JsonNode;

/** The nodes of a load, in two processes of {@link LoadNodes}, of which the smaller one is killed and started again. */
final class LoadedNodes implements AutoCloseable {
    private static final int MORTAL_OF = 10;

    private final Path folder;
    private final Hub hub;
    private final JsonNode key;
    private final int mortals;
    private final Process lasting;
    private Process mortal;

    /** @param key of the operator whom they trust */
    LoadedNodes(Path folder, Hub hub, JsonNode key, int nodes) {
        this.folder = folder;
        this.hub = hub;
        this.key = key;
        this.mortals = Math.max(1, nodes / MORTAL_OF);
        lasting = start(mortals, nodes);
        mortal = start(0, mortals);
    }

    private Process start(int first, int end) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx384m",
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

    /** SIGKILL to a tenth of them, which start again. */
    void kill() {
        end(mortal);
        mortal = start(0, mortals);
    }

    List<Long> pids() {
        return List.of(lasting.pid(), mortal.pid());
    }

    private static void end(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        end(lasting);
        end(mortal);
    }
}
