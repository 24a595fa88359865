package steward.bus.nats;

import io.nats.client.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.bus.ConnectionState;
import steward.time.Loop;

/**
 * Keeps a connection to the broker, for ever: when one is lost, a new one is made after a random delay. The library's own
 * reconnecting is not used: it gives up for good when credentials are refused twice, and sends what was queued on the old
 * connection late on the new one. Safe for all threads.
 */
final class Link implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final NatsSettings settings;
    private final LinkOptions options;
    private final Threads threads;
    private final Loop loop;
    private final Consumer<Connection> onUp;
    private final Runnable onDown;
    private final Consumer<String> onComplaint;
    private final Thread keeper;
    private final Object monitor = new Object();
    private final List<Consumer<ConnectionState>> listeners = new ArrayList<>(); // touched on the loop only
    private ConnectionState announced = new ConnectionState(false, "connecting"); // touched on the loop only
    private volatile String detail = "connecting";
    private volatile @Nullable Connection current;
    private volatile String lastComplaint = "";
    private volatile boolean closed;

    /**
     * @param onUp told of each new connection before anybody else can use it
     * @param onDown told at once when it is lost
     * @param onComplaint told each error that the broker sends
     */
    Link(
            NatsSettings settings,
            Threads threads,
            Loop loop,
            Consumer<Connection> onUp,
            Runnable onDown,
            Consumer<String> onComplaint) {
        this.settings = settings;
        this.options = new LinkOptions(settings, threads);
        this.threads = threads;
        this.loop = loop;
        this.onUp = onUp;
        this.onDown = onDown;
        this.onComplaint = onComplaint;
        keeper = new Thread(this::keep, "bus-" + settings.name() + "-link");
        keeper.setDaemon(true);
    }

    void start() {
        keeper.start();
    }

    @Nullable
    Connection current() {
        return current;
    }

    /** Why there is no connection, or where it leads, in words. */
    String detail() {
        return detail;
    }

    /** What the broker complained of last; empty for nothing. */
    String lastComplaint() {
        return lastComplaint;
    }

    void onState(Consumer<ConnectionState> listener) {
        loop.execute(() -> {
            listener.accept(announced);
            listeners.add(listener);
        });
    }

    /** Waits for a connection; empty when told to give up or when the link is closed. */
    Optional<Connection> await(BooleanSupplier givesUp) throws InterruptedException {
        synchronized (monitor) {
            while (!closed && !givesUp.getAsBoolean()) {
                Connection now = current;
                if (now != null) {
                    return Optional.of(now);
                }
                monitor.wait();
            }
            return Optional.empty();
        }
    }

    /** Waits so long, or until told to give up or the link is closed. */
    void pause(Duration delay, BooleanSupplier givesUp) throws InterruptedException {
        long end = System.nanoTime() + delay.toNanos();
        synchronized (monitor) {
            long left = delay.toMillis();
            while (left > 0 && !closed && !givesUp.getAsBoolean()) {
                monitor.wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
        }
    }

    /** Makes those who wait look again whether they should give up. */
    void wake() {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }

    private void keep() {
        int failures = 0;
        try {
            while (!closed) {
                failures = connectOnce() ? 0 : failures + 1;
                pause(settings.reconnect().delay(failures, ThreadLocalRandom.current()), () -> false);
            }
        } catch (InterruptedException e) {
            LOG.debug("the link was interrupted and ends", e);
        }
    }

    /** Returns when the connection was lost, or could not be made; tells which. */
    private boolean connectOnce() throws InterruptedException {
        try {
            Attempt attempt = new Attempt(options, this::down, this::complained, this::announceDown);
            Optional<Connection> made = attempt.connect();
            if (made.isPresent()) {
                live(attempt, made.get());
            }
            if (!closed) {
                announceDown(attempt);
            }
            return made.isPresent();
        } catch (RuntimeException | Error e) { // such as no memory for a thread: nobody else would ever connect again
            LOG.error("connecting failed in a way that it should not", e);
            return false;
        }
    }

    private void live(Attempt attempt, Connection made) throws InterruptedException {
        try {
            up(made);
            attempt.awaitLoss();
        } catch (IllegalStateException e) {
            LOG.debug("the connection was lost while it was set up", e);
        } finally {
            down();
            endAside(made);
        }
    }

    private void endAside(Connection made) {
        try {
            threads.tasks().execute(() -> end(made));
        } catch (RejectedExecutionException e) {
            end(made); // the bus closes, and this thread has nothing more to do
        }
    }

    private void up(Connection made) {
        onUp.accept(made);
        detail = String.valueOf(made.getConnectedUrl());
        synchronized (monitor) {
            if (!closed) {
                current = made;
            }
            monitor.notifyAll();
        }
        announce(new ConnectionState(true, detail));
    }

    private void down() {
        synchronized (monitor) {
            current = null;
            monitor.notifyAll();
        }
        onDown.run();
    }

    private void announceDown(Attempt attempt) {
        String reason = "no connection to " + addresses() + ": " + attempt.reason();
        detail = reason;
        announce(new ConnectionState(false, reason));
    }

    private void announce(ConnectionState state) {
        loop.execute(() -> {
            if (!state.equals(announced)) {
                announced = state;
                List.copyOf(listeners).forEach(listener -> listener.accept(state));
            }
        });
    }

    private void complained(String complaint) {
        lastComplaint = complaint;
        onComplaint.accept(complaint);
    }

    /** Where it is tried, without what else an address may hold. */
    private String addresses() {
        return String.join(", ", settings.urls()).replaceAll("//[^/@,]*@", "//");
    }

    private static void end(Connection connection) {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Connection now = current;
        closed = true;
        down();
        keeper.interrupt();
        if (now != null) {
            end(now);
        }
    }
}
