package steward.bus.nats;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from the attempt to make it to its loss. The library tells it things on threads and under locks of its
 * own, so nothing here blocks.
 */
final class Attempt implements ConnectionListener, ErrorListener {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final LinkOptions options;
    private final Runnable onLost;
    private final Consumer<String> onComplaint;
    private final Runnable onRefused;
    private final CountDownLatch lost = new CountDownLatch(1);
    private final AtomicReference<String> trouble = new AtomicReference<>("");
    private volatile boolean connected;

    /**
     * @param onLost told once, at once, when the connection no longer works
     * @param onComplaint told each error that the broker sends
     * @param onRefused told at once when the broker refuses the credentials; the attempt itself ends later
     */
    Attempt(LinkOptions options, Runnable onLost, Consumer<String> onComplaint, Consumer<Attempt> onRefused) {
        this.options = options;
        this.onLost = onLost;
        this.onComplaint = onComplaint;
        this.onRefused = () -> onRefused.accept(this);
    }

    /** Tries every address once. */
    Optional<Connection> connect() throws InterruptedException {
        try {
            return Optional.of(Nats.connect(options.build(this, this::readerDied)));
        } catch (AuthenticationException e) {
            trouble.set("the broker refuses the credentials of " + options.identity() + " (" + e.getMessage()
                    + "): correct user, password or token");
        } catch (IOException | RuntimeException e) {
            LOG.debug("connecting failed", e);
            trouble.compareAndSet("", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Why there is no connection, in words. */
    String reason() {
        String text = trouble.get();
        if (isAboutCredentials(text) && !text.startsWith("the broker refuses")) {
            return "the broker refuses the credentials of " + options.identity() + " (" + text
                    + "): correct user, password or token";
        }
        return text.isEmpty() ? "the connection was lost" : text;
    }

    private static boolean isAboutCredentials(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("authorization violation") || lower.contains("authentication");
    }

    void awaitLoss() throws InterruptedException {
        lost.await();
    }

    @Override
    @SuppressWarnings("deprecation") // the library still calls this one
    public void connectionEvent(Connection connection, Events type) {
        LOG.debug("{}: {}", options.identity(), type);
        if (type == Events.CONNECTED) {
            connected = true;
        } else if (connected && (type == Events.DISCONNECTED || type == Events.CLOSED)) {
            fireLost();
        }
    }

    private void readerDied(Throwable cause) {
        LOG.debug("the reading thread died", cause);
        trouble.set("the connection was given up because of unreadable bytes from the broker: " + cause);
        fireLost();
    }

    private void fireLost() {
        if (lost.getCount() > 0) {
            lost.countDown();
            onLost.run();
        }
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        LOG.debug("{}: the broker says: {}", options.identity(), error);
        if (!error.toLowerCase(Locale.ROOT).contains("permissions violation")) {
            trouble.set(error);
        }
        if (!connected && isAboutCredentials(error)) {
            onRefused.run();
        }
        onComplaint.accept(error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        LOG.debug("{}: {}", options.identity(), exception.toString());
        if (!isAboutCredentials(trouble.get())) {
            trouble.set(Reasons.of(exception));
        }
    }

    @Override
    public void messageDiscarded(Connection connection, Message message) {
        LOG.debug("a message to {} was discarded", message.getSubject());
    }
}
