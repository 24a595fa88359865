package steward.console.desktop.keep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.console.desktop.link.Worker;

/**
 * Holds what is remembered and writes it down a moment after it changed. Changes come from the thread that paints; the
 * disk is touched by the worker, and once more by {@link #close}.
 */
public final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration DELAY = Duration.ofMillis(400);

    private final KeptFile file;
    private final Worker worker;
    private final List<Consumer<Kept>> listeners = new CopyOnWriteArrayList<>();
    private final Optional<String> complaint;
    private Kept kept;
    private boolean unwritten;

    /** Reads the file, if there is one. */
    public Keeper(Path file, Worker worker) {
        this.file = new KeptFile(file);
        this.worker = worker;
        Kept read = Kept.usual();
        Optional<String> problem = Optional.empty();
        try {
            read = this.file.read().orElse(read);
        } catch (IOException e) {
            LOG.warn("starting with the usual settings", e);
            problem = Optional.ofNullable(e.getMessage());
        }
        kept = read;
        complaint = problem;
    }

    /** Why the usual settings are shown instead of the remembered ones, if they are. */
    public Optional<String> complaint() {
        return complaint;
    }

    /** What is remembered now. */
    public synchronized Kept kept() {
        return kept;
    }

    /** Changes it, tells the listeners, and writes it soon. */
    public void change(UnaryOperator<Kept> change) {
        Kept changed;
        synchronized (this) {
            changed = change.apply(kept);
            if (changed.equals(kept)) {
                return;
            }
            kept = changed;
            if (!unwritten) {
                unwritten = true;
                worker.after(DELAY, this::write);
            }
        }
        listeners.forEach(listener -> listener.accept(changed));
    }

    /** Tells the listener of every change, on the thread that changed it, until the handle is run. */
    public Runnable onChange(Consumer<Kept> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        write();
    }

    private void write() {
        Kept written;
        synchronized (this) {
            if (!unwritten) {
                return;
            }
            unwritten = false;
            written = kept;
        }
        try {
            file.write(written);
        } catch (IOException e) {
            LOG.warn("what the desktop remembers could not be written", e);
        }
    }
}
