package steward.console.desktop.connection;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.link.Worker;

/**
 * The fleet of three units that {@code installer/demo} starts on this machine. It runs until this is closed. Safe for all
 * threads.
 */
public final class DemoFleet implements AutoCloseable {
    private static final Path SCRIPT = Path.of("installer", "demo");
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int SHOWN_OF_LOG = 600;

    private final Path script;
    private final Path folder;
    private final Worker worker = new Worker("desk-demo");
    private @Nullable Process running;

    /**
     * A fleet that does not run yet.
     *
     * @param folder for its data
     */
    public DemoFleet(Path script, Path folder) {
        this.script = script;
        this.folder = folder;
    }

    /** The script that starts it, where this program runs from a checkout. */
    public static Optional<Path> script() {
        @Nullable CodeSource source = DemoFleet.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : above(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The script in the nearest folder above that has it. */
    static Optional<Path> above(Path place) {
        for (Path folder = place.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path script = folder.resolve(SCRIPT);
            if (Files.isExecutable(script)) {
                return Optional.of(script);
            }
        }
        return Optional.empty();
    }

    /**
     * Starts it, unless it runs, and returns at once.
     *
     * @param ready told when its broker can be reached
     * @param failed told why it did not start
     */
    public void start(Runnable ready, Consumer<String> failed) {
        worker.run(() -> {
            try {
                begin();
                await(ready, failed);
            } catch (IOException e) {
                failed.accept(script + ": " + e.getMessage());
            }
        });
    }

    private synchronized void begin() throws IOException {
        if (running != null && running.isAlive()) {
            return;
        }
        Files.createDirectories(folder);
        // An address that an earlier start left behind would be taken for that of a broker that runs.
        Files.deleteIfExists(url());
        running = new ProcessBuilder(List.of(script.toString(), "--headless", "--dir", folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    private void await(Runnable ready, Consumer<String> failed) {
        if (Files.exists(url())) {
            ready.run();
        } else if (isAlive()) {
            worker.after(LOOK, () -> await(ready, failed));
        } else {
            failed.accept(lastWords());
        }
    }

    private synchronized boolean isAlive() {
        return running != null && running.isAlive();
    }

    private String lastWords() {
        try {
            String text = Files.readString(log(), StandardCharsets.UTF_8).strip();
            return text.length() <= SHOWN_OF_LOG ? text : "…" + text.substring(text.length() - SHOWN_OF_LOG);
        } catch (IOException e) {
            return script + " ended, and its log cannot be read: " + e.getMessage();
        }
    }

    /** The home that its commands are sent from. */
    public Path home() {
        return folder.resolve("home");
    }

    private Path url() {
        return home().resolve("broker").resolve("url");
    }

    private Path log() {
        return folder.resolve("demo.log");
    }

    /** Ends it and everything that it started. */
    @Override
    public synchronized void close() {
        worker.close();
        if (running != null) {
            // The shell hears of the signal when the program that it waits for has ended.
            List<ProcessHandle> started = running.descendants().toList();
            running.destroy();
            started.forEach(ProcessHandle::destroy);
        }
    }
}
