package steward.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.testing.FaultyLink;

/** Very many commands to many nodes, with a SIGKILL every minute: to the nodes, the console and the broker by turns. */
final class Load implements AutoCloseable {
    private static final Duration KILL_EVERY = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration TELL = Duration.ofSeconds(30);
    private static final Duration STUCK = Duration.ofMinutes(10);
    private static final int JOBS_UNDER_WAY = 6;
    private static final int BROKER_MEBIBYTES = 6_000;
    private static final int LEDGERS_MEBIBYTES = 9_000;

    /** The broker keeps that much of what was said, so that its streams end growing within the run. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Hub hub;
    private final Quota quota;
    private final Desk desk;
    private final SmallDisk ledgers;
    private final LoadedNodes loaded;
    private final int nodes;
    private final Consumer<String> progress;
    private final Memory memory = new Memory();
    private final JobCounts counts;
    private final Map<String, Integer> kills = new TreeMap<>();
    private final long start = System.nanoTime();
    private int turn;

    Load(Path folder, BrokerBinary binary, int nodes, Consumer<String> progress) {
        this.nodes = nodes;
        this.progress = progress;
        counts = new JobCounts(nodes);
        hub = new Hub(folder.resolve("broker"), binary, new Timeline(folder.resolve("timeline")), BROKER_MEBIBYTES);
        quota = new Quota(hub);
        ledgers = SmallDisk.at(folder.resolve("ledgers"), LEDGERS_MEBIBYTES);
        desk = Desk.loaded(
                "load", folder.resolve("console"), new FaultyLink(hub.port()), hub.credentials(BrokerUser.CONSOLE));
        desk.start();
        loaded = new LoadedNodes(folder, hub, ask(desk.key()), nodes);
    }

    /** Sends as many commands as that, in jobs for all nodes, and waits for their ends. */
    LoadResult run(long commands) throws IOException, InterruptedException {
        long jobs = Math.max(1, commands / nodes);
        long lastKill = start;
        long lastTold = start;
        long lastChange = start;
        long sent = 0;
        CountDownLatch never = new CountDownLatch(1);
        quota.keepFor(KEPT);
        while (counts.ended() < jobs * nodes && since(lastChange).compareTo(STUCK) < 0) {
            if (sent < jobs && sent * nodes - counts.ended() < (long) JOBS_UNDER_WAY * nodes) {
                sent += send(sent) ? 1 : 0;
            } else {
                Again.pause(never, LOOK);
            }
            long before = counts.ended();
            look(sent);
            lastChange = counts.ended() > before ? System.nanoTime() : lastChange;
            if (since(lastKill).compareTo(KILL_EVERY) > 0) {
                kill();
                lastKill = System.nanoTime();
            }
            if (since(lastTold).compareTo(TELL) > 0) {
                sample();
                progress.accept(counts.ended() + " of " + jobs * nodes + " ended; " + memory.now());
                lastTold = System.nanoTime();
            }
        }
        return result(jobs * nodes);
    }

    private boolean send(long number) {
        String label = JobCounts.label(number);
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

    private void look(long sent) {
        try {
            counts.take(ask(desk.counts(counts.open(sent))));
        } catch (IllegalStateException e) {
            desk.start();
        }
    }

    private void kill() {
        String what = List.of("nodes", "broker", "console").get(turn++ % 3);
        kills.merge(what, 1, Integer::sum);
        progress.accept("kill -9 " + what);
        switch (what) {
            case "nodes" -> loaded.kill();
            case "broker" -> hub.kill();
            default -> {
                desk.kill();
                desk.start();
            }
        }
    }

    private void sample() throws InterruptedException {
        Map<String, Long> values = new LinkedHashMap<>();
        values.put("ended", counts.ended());
        values.put("broker MB", Memory.of(List.of(hub.pid())));
        values.put("streams MB", streams());
        values.put("console MB", Memory.of(desk.pid().stream().toList()));
        values.put("nodes MB", Memory.of(loaded.pids()));
        memory.sample(since(start), values);
    }

    private long streams() throws InterruptedException {
        try {
            return quota.bytes() >> 20;
        } catch (IOException e) {
            return 0; // the broker was killed just now
        }
    }

    private LoadResult result(long sent) {
        Duration time = since(start);
        counts.take(ask(desk.counts((int) (sent / nodes)))); // what has ended must be so still
        long lines = 0;
        Set<String> unique = new HashSet<>();
        try (Stream<String> marks = Files.lines(loaded.effects())) {
            for (String mark : (Iterable<String>) marks::iterator) {
                lines++;
                unique.add(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LoadResult(
                nodes, sent, counts.states(), lines - unique.size(), unique.size(), kills, memory.table(), time);
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
        loaded.close();
        hub.close();
        ledgers.close();
    }
}
