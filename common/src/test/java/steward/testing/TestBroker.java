package steward.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.broker.EmbeddedBroker;
import steward.broker.ListenAddress;
import steward.bus.nats.Credentials;
import steward.bus.nats.NatsSettings;
import steward.time.Backoff;

/** A real broker in a folder of its own, on a free port below 32768, that can be killed, frozen, wiped and rolled back. */
public final class TestBroker implements AutoCloseable {
    private final Path folder;
    private final BrokerBinary binary;
    private final ListenAddress listen;
    private @Nullable EmbeddedBroker running;

    private TestBroker(Path folder, BrokerBinary binary, EmbeddedBroker running) {
        this.folder = folder;
        this.binary = binary;
        this.running = running;
        this.listen = ListenAddress.parse(running.url().replace("nats://", ""));
    }

    /** Starts the broker that the product would choose. */
    public static TestBroker start() {
        return start(BrokerBinary.find(Optional.empty()));
    }

    /** Starts a broker of that program. */
    public static TestBroker start(BrokerBinary binary) {
        try {
            Path folder = Files.createTempDirectory("steward-broker");
            return new TestBroker(
                    folder, binary, EmbeddedBroker.start(folder, ListenAddress.LOOPBACK, binary, trouble -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The oldest and the newest program on this machine; one when they are the same. */
    public static List<BrokerBinary> binaries() {
        BrokerBinary newest = BrokerBinary.find(Optional.empty());
        Optional<BrokerBinary> packaged = Stream.of("/usr/sbin/nats-server", "/usr/bin/nats-server")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(path -> BrokerBinary.find(Optional.of(path)));
        return Stream.concat(packaged.stream(), Stream.of(newest))
                .filter(distinctVersion())
                .toList();
    }

    private static java.util.function.Predicate<BrokerBinary> distinctVersion() {
        Map<Object, Boolean> seen = new java.util.HashMap<>();
        return binary -> seen.put(binary.version(), true) == null;
    }

    public String url() {
        return listen.url();
    }

    public int port() {
        return listen.port();
    }

    /** The folder of the broker, with its credentials files. */
    public Path folder() {
        return folder;
    }

    public BrokerBinary binary() {
        return binary;
    }

    public Credentials credentials(BrokerUser user) {
        return Credentials.read(running().credentials(user));
    }

    /** For a client of that user, with timings that suit tests. */
    public NatsSettings settings(BrokerUser user) {
        return settings(user, url());
    }

    /** The same over another address, such as a {@link FaultyLink}'s. */
    public NatsSettings settings(BrokerUser user, String url) {
        String inbox = user == BrokerUser.AGENT ? NatsSettings.AGENT_INBOX : NatsSettings.CONSOLE_INBOX;
        return new NatsSettings(
                List.of(url),
                Credentials.read(folder.resolve(file(user))),
                Optional.empty(),
                "test",
                inbox,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)));
    }

    private static String file(BrokerUser user) {
        return user == BrokerUser.AGENT ? "agent.credentials" : "console.credentials";
    }

    public boolean isRunning() {
        return running != null;
    }

    public long pid() {
        return running().pid().orElseThrow();
    }

    /** Kills it with signal 9; it stays down. */
    public void kill() {
        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
        stop();
    }

    /** Ends it in good order; it stays down. */
    public void stop() {
        running().close();
        running = null;
    }

    /** Starts it again on the same port with the same store. */
    public void restart() {
        if (running != null) {
            stop();
        }
        running = EmbeddedBroker.start(folder, listen, binary, trouble -> {});
    }

    /** Freezes it: connections stay open and nothing answers. */
    public void pause() {
        signal("STOP");
    }

    /** Lets a frozen one go on. */
    public void resume() {
        signal("CONT");
    }

    /** By the shell's own {@code kill}: the program of that name is not installed everywhere. */
    private void signal(String name) {
        try {
            int code = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid() + " gave " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Deletes everything that it stored; only while it is down. */
    public void wipe() {
        requireDown();
        delete(store());
    }

    /** Copies what it stored, to be brought back by {@link #rollBack}; only while it is down. */
    public Path snapshot() {
        requireDown();
        try {
            Path copy = Files.createTempDirectory(folder, "snapshot");
            copy(store(), copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts back what it had stored at the time of the snapshot; only while it is down. */
    public void rollBack(Path snapshot) {
        wipe();
        copy(snapshot, store());
    }

    private void requireDown() {
        if (running != null) {
            throw new IllegalStateException("stop or kill the broker first");
        }
    }

    private Path store() {
        return folder.resolve("jetstream");
    }

    private EmbeddedBroker running() {
        EmbeddedBroker now = running;
        if (now == null) {
            throw new IllegalStateException("the broker is down");
        }
        return now;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
        delete(folder);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
