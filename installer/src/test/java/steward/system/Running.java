package steward.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A process that a test started, with what it wrote in two files. */
public final class Running implements AutoCloseable {
    private static final Duration FORCE = Duration.ofSeconds(20);

    private final Process process;
    private final Path output;
    private final Path errors;

    private Running(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** @param log what the files are called, before {@code .out} and {@code .err} */
    public static Running start(ProcessBuilder builder, Path log) {
        Path output = log.resolveSibling(log.getFileName() + ".out");
        Path errors = log.resolveSibling(log.getFileName() + ".err");
        try {
            builder.redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
            return new Running(builder.start(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path output() {
        return output;
    }

    public String outputText() {
        return text(output);
    }

    public String errorText() {
        return text(errors);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: no last word. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(FORCE);
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGSTOP: there, and silent. */
    public void freeze() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** The exit code; fails when the process takes longer. */
    public int awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + limit + ": " + this);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Waits for a text in what the process writes to either stream. */
    public void awaitText(String wanted, Duration limit) {
        Awaitility.await("\"" + wanted + "\" from " + this)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> outputText().contains(wanted) || errorText().contains(wanted) || !process.isAlive());
        if (!outputText().contains(wanted) && !errorText().contains(wanted)) {
            throw new AssertionError("ended without \"" + wanted + "\": " + this);
        }
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + name + " failed for " + this);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            try {
                signal("CONT");
            } catch (AssertionError e) {
                // It ended meanwhile, which is what is wanted.
            }
            process.destroy();
            try {
                if (!process.waitFor(FORCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String toString() {
        return "process " + process.pid() + "\n--- output\n" + outputText() + "\n--- errors\n" + errorText();
    }
}
