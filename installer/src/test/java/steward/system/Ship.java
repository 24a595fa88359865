package steward.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node: an agent as a process of its own, with a configuration and a ledger that outlive the process. */
final class Ship implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(15);

    private final String name;
    private final Path folder;
    private @Nullable Running agent;

    Ship(String name, Path folder, String configuration) {
        this.name = name;
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            Files.writeString(configuration(), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** Its configuration. */
    Path configuration() {
        return folder.resolve("agent.toml");
    }

    /** The folder of its ledger. */
    Path data() {
        return folder.resolve("ledger");
    }

    Ship start() {
        agent = started("agent");
        return this;
    }

    /** One more agent with the same configuration, which is the caller's to end. */
    Running startOnceMore() {
        return started("once-more");
    }

    private Running started(String log) {
        ProcessBuilder builder =
                Program.agent().with(List.of("run", "--config", configuration().toString()), folder);
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return Running.start(builder, folder.resolve(log));
    }

    /** SIGTERM, and waits for the end. */
    int stop() {
        agent().terminate();
        return agent().awaitEnd(END);
    }

    /** SIGKILL. */
    void kill() {
        agent().kill();
    }

    void freeze() {
        agent().freeze();
    }

    void resume() {
        agent().resume();
    }

    /** The agent's process. */
    Running agent() {
        if (agent == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return agent;
    }

    @Override
    public void close() {
        if (agent != null) {
            agent.close();
        }
    }
}
