package steward.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import steward.system.Program;
import steward.system.Running;
import steward.testing.FaultyLink;

/**
 * A node: an agent as a process, its disk and its link, and a keeper that starts an agent again which ended by itself, as
 * the system's service manager would. Safe for all threads.
 */
final class Vessel implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(20);
    private static final int MEBIBYTES = 192;

    private final String name;
    private final Path folder;
    private final FaultyLink link;
    private final Timeline timeline;
    private final SmallDisk disk;
    private final Map<String, String> environment = new ConcurrentHashMap<>();
    private @Nullable Running agent;
    private boolean wanted;
    private final List<Integer> losses = new CopyOnWriteArrayList<>();
    private volatile int period;
    private int deaths;
    private int endedByItself;

    /** @param configuration of the agent, whose ledger is in the folder {@code data} */
    Vessel(String name, Path folder, FaultyLink link, String configuration, Timeline timeline) {
        this.name = name;
        this.folder = folder;
        this.link = link;
        this.timeline = timeline;
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("agent.toml"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        disk = SmallDisk.at(folder.resolve("disk"), MEBIBYTES);
    }

    String name() {
        return name;
    }

    FaultyLink link() {
        return link;
    }

    SmallDisk disk() {
        return disk;
    }

    Path folder() {
        return folder;
    }

    /** The folder of the ledger. */
    Path data() {
        return folder.resolve("disk").resolve("data");
    }

    /** What the agent's environment holds from the next start on, such as another clock. */
    Map<String, String> environment() {
        return environment;
    }

    synchronized void start() {
        wanted = true;
        if (agent == null || !agent.isAlive()) {
            agent = run(folder.resolve("agent.toml"), "agent");
        }
    }

    /** One more agent, which is the caller's to end. */
    Running run(Path configuration, String log) {
        ProcessBuilder builder = Program.agent().with(List.of("run", "--config", configuration.toString()), folder);
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        builder.environment().putAll(environment);
        return Running.start(builder, folder.resolve(log));
    }

    /** SIGKILL; it stays down. */
    synchronized void kill() {
        wanted = false;
        if (agent != null && agent.isAlive()) {
            deaths++;
            agent.kill();
        }
    }

    /** SIGTERM; it stays down. */
    synchronized void stop() {
        wanted = false;
        if (agent != null && agent.isAlive()) {
            deaths++;
            agent.terminate();
            agent.awaitEnd(END);
        }
    }

    /** SIGSTOP or SIGCONT. */
    synchronized void signal(String signal) {
        if (agent != null && agent.isAlive()) {
            Shell.signal(agent.pid(), signal);
        }
    }

    /** Starts an agent again that ended by itself. */
    synchronized void keep() {
        if (wanted && agent != null && !agent.isAlive()) {
            endedByItself++;
            deaths++;
            timeline.say(name, "the agent ended by itself with code " + agent.awaitEnd(END) + " and is started again");
            agent = run(folder.resolve("agent.toml"), "agent");
        }
    }

    /** Another period begins. */
    void period(int number) {
        period = number;
    }

    /** Something was done to its ledger, or another one answered in its place. */
    void losesItsLedger() {
        losses.add(period);
    }

    /** How often that was in that period or later. */
    int losses(int since) {
        return (int) losses.stream().filter(number -> number >= since).count();
    }

    /** How often its agent ended until now, in whichever way. */
    synchronized int deaths() {
        return deaths;
    }

    /** How often its agent ended by itself and was started again. */
    synchronized int endedByItself() {
        return endedByItself;
    }

    synchronized long pid() {
        return agent == null ? 0 : agent.pid();
    }

    @Override
    public synchronized void close() {
        wanted = false;
        try {
            if (agent != null) {
                agent.close();
            }
        } finally {
            link.close();
            disk.close();
        }
    }
}
