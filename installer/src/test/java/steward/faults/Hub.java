package steward.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.broker.EmbeddedBroker;
import steward.broker.ListenAddress;

/** The broker of a run, on a small disk, to be killed, frozen, filled up, rolled back and wiped. Safe for all threads. */
final class Hub implements AutoCloseable {
    /** Of a usual run. */
    static final int MEBIBYTES = 1024;

    private final Path folder;
    private final BrokerBinary binary;
    private final Timeline timeline;
    private final SmallDisk disk;
    private final ListenAddress listen;
    private @Nullable EmbeddedBroker running;

    /** @param mebibytes of its disk */
    Hub(Path folder, BrokerBinary binary, Timeline timeline, int mebibytes) {
        this.folder = folder;
        this.binary = binary;
        this.timeline = timeline;
        try {
            Files.createDirectories(folder);
            Shell.succeeds("chmod", "700", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        disk = SmallDisk.at(store(), mebibytes);
        listen = ListenAddress.LOOPBACK.withFreePort();
        start();
    }

    int port() {
        return listen.port();
    }

    String url() {
        return listen.url();
    }

    Path credentials(BrokerUser user) {
        return folder.resolve(user == BrokerUser.AGENT ? "agent.credentials" : "console.credentials");
    }

    /** The process id; 0 while it is down. */
    synchronized long pid() {
        return running == null ? 0 : running.pid().orElse(0L);
    }

    SmallDisk disk() {
        return disk;
    }

    synchronized void start() {
        if (running == null) {
            running = EmbeddedBroker.start(folder, listen, binary, trouble -> timeline.say("broker", trouble));
        }
    }

    /** In good order; it stays down. */
    synchronized void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /** SIGKILL; it is started again by what started it. */
    synchronized void kill() {
        if (running != null) {
            running.pid().ifPresent(pid -> Shell.signal(pid, "KILL"));
        }
    }

    /** SIGSTOP or SIGCONT. */
    synchronized void signal(String name) {
        if (running != null) {
            running.pid().ifPresent(pid -> Shell.signal(pid, name));
        }
    }

    /** Copies what it stores; only while it is down. */
    Path snapshot() {
        Path copy = folder.resolve("older-" + System.nanoTime());
        copy(store(), copy);
        return copy;
    }

    /** Puts an older copy in place of what it stores; only while it is down. */
    void rollBack(Path older) {
        wipe();
        copy(older, store());
        delete(older);
    }

    /** Deletes what it stores; only while it is down. */
    void wipe() {
        try (Stream<Path> inside = Files.list(store())) {
            inside.forEach(Hub::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path store() {
        return folder.resolve("jetstream");
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

    static void delete(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        signal("CONT");
        stop();
        disk.close();
    }
}
