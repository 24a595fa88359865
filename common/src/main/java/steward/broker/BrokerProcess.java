package steward.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of the {@code nats-server} child. */
final class BrokerProcess {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    private final Process process;

    private BrokerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts the server. Where {@code setpriv} is present the kernel ends the server as soon as the calling thread ends,
     * even when this program is killed: so the caller must be a thread that lives as long as the server.
     */
    static BrokerProcess start(BrokerFolder folder, BrokerBinary binary) throws IOException {
        List<String> command = new ArrayList<>();
        setpriv().ifPresent(path -> command.addAll(List.of(path.toString(), "--pdeathsig", "TERM", "--")));
        command.addAll(List.of(binary.path().toString(), "-c", folder.config().toString()));
        Process process = new ProcessBuilder(command)
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.output().toFile())
                .start();
        process.getOutputStream().close();
        return new BrokerProcess(process);
    }

    private static Optional<Path> setpriv() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return List.of(path.split(File.pathSeparator, -1)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "setpriv"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Ends the server that a dead Steward left behind in the folder, if there is one. */
    static void endStale(BrokerFolder folder) {
        left(folder).ifPresent(stale -> {
            if (!end(stale)) {
                throw new BrokerException(
                        BrokerException.Kind.FOLDER_IN_USE,
                        "nats-server " + stale.pid() + " was left behind in " + folder.root()
                                + " and does not end: kill -9 " + stale.pid());
            }
        });
    }

    private static Optional<ProcessHandle> left(BrokerFolder folder) {
        try {
            long pid = Long.parseLong(Files.readString(folder.pid(), UTF_8).strip());
            return ProcessHandle.of(pid).filter(handle -> isOurs(handle, folder));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(ProcessHandle handle, BrokerFolder folder) {
        return handle.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(folder.config().toString()))
                .orElse(false);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has ended; waits for that at most so long. */
    boolean hasEndedWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Asks it to end, and kills it when it does not in time. */
    void end() {
        process.destroy();
        if (!hasEnded(STOP_LIMIT)) {
            process.destroyForcibly();
            hasEnded(KILL_LIMIT);
        }
    }

    /** Not by {@code onExit()}: that needs a free thread of the common pool, which others may hold up. */
    private boolean hasEnded(Duration limit) {
        try {
            return hasEndedWithin(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static boolean end(ProcessHandle stale) {
        stale.destroy();
        if (hasEnded(stale, STOP_LIMIT)) {
            return true;
        }
        stale.destroyForcibly();
        return hasEnded(stale, KILL_LIMIT);
    }

    private static boolean hasEnded(ProcessHandle stale, Duration limit) {
        try {
            stale.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !stale.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !stale.isAlive();
        }
    }
}
