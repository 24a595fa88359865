package steward.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.message.CommandState;
import steward.testing.FaultyLink;
import tools.jackson.databind.JsonNode;

/** Very many commands to many nodes, with a SIGKILL every minute: to the nodes, the console and the broker by turns. */
final class Load implements AutoCloseable {
    private static final Duration KILL_EVERY = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration TELL = Duration.ofSeconds(30);
    private static final Duration STUCK = Duration.ofMinutes(10);
    private static final int JOBS_UNDER_WAY = 4;
    private static final int BROKER_MEBIBYTES = 6_000;
    private static final int LEDGERS_MEBIBYTES = 6_000;

    private final Path folder;
    private final Hub hub;
    private final Desk desk;
    private final SmallDisk ledgers;
    private final JsonNode key;
    private final int nodes;
    private final Consumer<String> progress;
    private final Memory memory = new Memory();
    private final Map<String, Integer> kills = new TreeMap<>();
    private @Nullable Process running;
    private int turn;

    Load(Path folder, BrokerBinary binary, int nodes, Consumer<String> progress) {
        this.folder = folder;
        this.nodes = nodes;
        this.progress = progress;
        hub = new Hub(folder.resolve("broker"), binary, new Timeline(folder.resolve("timeline")), BROKER_MEBIBYTES);
        ledgers = SmallDisk.at(folder.resolve("ledgers"), LEDGERS_MEBIBYTES);
        desk = new Desk(
                "load", folder.resolve("console"), new FaultyLink(hub.port()), hub.credentials(BrokerUser.CONSOLE));
        desk.start();
        key = ask(desk.key());
        startNodes();
    }

    private void startNodes() {
        try {
            running = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx512m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Djava.io.tmpdir=" + folder,
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoadNodes.class.getName(),
                            hub.url(),
                            hub.credentials(BrokerUser.AGENT).toString(),
                            folder.resolve("ledgers").toString(),
                            Integer.toString(nodes),
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

    private Path effects() {
        return folder.resolve("effects");
    }

    /** Sends as many commands as that, in jobs for all nodes, and waits for their ends. */
    LoadResult run(long commands) throws InterruptedException {
        long jobs = Math.max(1, commands / nodes);
        long start = System.nanoTime();
        long lastKill = start;
        long lastTold = start;
        long lastChange = start;
        long sent = 0;
        Map<CommandState, Long> counts = Map.of();
        CountDownLatch never = new CountDownLatch(1);
        while (ended(counts) < jobs * nodes && since(lastChange).compareTo(STUCK) < 0) {
            if (sent < jobs && sent * nodes - ended(counts) < (long) JOBS_UNDER_WAY * nodes) {
                sent += send(sent) ? 1 : 0;
            } else {
                Again.pause(never, LOOK);
            }
            Map<CommandState, Long> now = counts();
            if (!now.isEmpty() && !now.equals(counts)) {
                lastChange = System.nanoTime();
                counts = now;
            }
            if (since(lastKill).compareTo(KILL_EVERY) > 0) {
                kill();
                lastKill = System.nanoTime();
            }
            if (since(lastTold).compareTo(TELL) > 0) {
                sample();
                progress.accept(ended(counts) + " of " + jobs * nodes + " ended; " + memory.now());
                lastTold = System.nanoTime();
            }
        }
        return result(jobs * nodes, counts, since(start));
    }

    private boolean send(long number) {
        String label = "load-" + number;
        try {
            if (ask(desk.find(label)).isPresent()) {
                return true; // saved just before the console died
            }
            ask(desk.sendMany(label, nodes));
            return true;
        } catch (IllegalStateException e) {
            desk.start();
            return false;
        }
    }

    private Map<CommandState, Long> counts() {
        Map<CommandState, Long> counts = new TreeMap<>();
        try {
            JsonNode said = ask(desk.counts());
            for (CommandState state : CommandState.values()) {
                if (said.has(state.name())) {
                    counts.put(state, said.get(state.name()).asLong());
                }
            }
        } catch (IllegalStateException e) {
            desk.start();
        }
        return counts;
    }

    private static long ended(Map<CommandState, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isFinal())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void kill() {
        String what = List.of("nodes", "broker", "console").get(turn++ % 3);
        kills.merge(what, 1, Integer::sum);
        progress.accept("kill -9 " + what);
        switch (what) {
            case "nodes" -> {
                endNodes();
                startNodes();
            }
            case "broker" -> hub.kill();
            default -> {
                desk.kill();
                desk.start();
            }
        }
    }

    private void endNodes() {
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    private void sample() {
        memory.sample("broker", hub.pid());
        memory.sample("console", desk.pid().orElse(0L));
        memory.sample("nodes", running == null ? 0 : running.pid());
    }

    private LoadResult result(long sent, Map<CommandState, Long> counts, Duration time) {
        long lines = 0;
        Set<String> unique = new HashSet<>();
        try (Stream<String> marks = Files.lines(effects())) {
            for (String mark : (Iterable<String>) marks::iterator) {
                lines++;
                unique.add(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> memories = new ArrayList<>(memory.table());
        return new LoadResult(nodes, sent, counts, lines - unique.size(), unique.size(), kills, memories, time);
    }

    private static <T> T ask(CompletableFuture<T> asked) {
        try {
            return asked.get(2, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the console does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        desk.close();
        endNodes();
        hub.close();
        ledgers.close();
    }
}
