package steward.supervision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings errors to the sink on a thread of its own, so that neither a sink that fails nor one that hangs holds up the
 * kernel. At most {@link #MOST_WAITING} errors wait; what comes then is counted and given up.
 */
final class Publication {
    static final int MOST_WAITING = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final ErrorSink sink;
    private final Supplier<List<ProcessError>> overdue;
    private final BlockingQueue<Optional<ProcessError>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = new Thread(this::run, "errors");
    private volatile boolean closing;

    /**
     * @param overdue gives what has become due by the passing of time; asked about once a second
     */
    Publication(ErrorSink sink, Supplier<List<ProcessError>> overdue) {
        this.sink = sink;
        this.overdue = overdue;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void publish(List<ProcessError> errors) {
        for (ProcessError error : errors) {
            if (!waiting.offer(Optional.of(error))) {
                lost.addAndGet(error.count());
            }
        }
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    long lost() {
        return lost.get();
    }

    /** Lets what waits reach the sink, for at most that long. */
    void close(Duration limit) throws InterruptedException {
        closing = true;
        waiting.offer(Optional.empty());
        thread.join(Math.max(1, limit.toMillis()));
        thread.interrupt();
    }

    private void run() {
        while (true) {
            try {
                Optional<ProcessError> next = waiting.poll(closing ? 0 : ROUND.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null && next.isPresent()) {
                    sink.accept(next.get());
                } else if (closing) {
                    return;
                }
                publish(overdue.get());
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                LOG.warn("an error could not be published, the log has it", e);
            }
        }
    }
}
