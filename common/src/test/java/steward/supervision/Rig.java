package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.core.ConditionFactory;
import steward.message.ProcessStatus.State;
import steward.time.Backoff;

/** A supervisor and its kernel on virtual time, with everything that they say. */
final class Rig implements AutoCloseable {
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    static final RestartPolicy POLICY = new RestartPolicy(5, Duration.ofMinutes(10), BACKOFF);
    static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    static final Duration SOON = Duration.ofSeconds(20);

    final ManualLoop loop = new ManualLoop();
    final List<ProcessError> errors = new CopyOnWriteArrayList<>();
    final List<String> shutdowns = new CopyOnWriteArrayList<>();
    final ErrorKernel kernel = new ErrorKernel(loop.clock(), new Random(7), POLICY, errors::add);
    final Supervisor supervisor = new Supervisor(kernel, loop, STOP_LIMIT, shutdowns::add);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Waits for a condition, looking often. */
    static ConditionFactory soon(String what) {
        return await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(SOON);
    }

    void awaitState(ProcessName name, State state) {
        soon(name + " " + state)
                .until(() -> supervisor.status(name).orElseThrow().state() == state);
    }

    ProcessError awaitError(Class<? extends Throwable> cause) {
        soon("error " + cause.getSimpleName())
                .until(() -> errors.stream().anyMatch(error -> error.trace().startsWith(cause.getName())));
        return errors.stream()
                .filter(error -> error.trace().startsWith(cause.getName()))
                .findFirst()
                .orElseThrow();
    }

    void awaitShutdown() {
        soon("shutdown").until(() -> !shutdowns.isEmpty());
        assertThat(shutdowns).hasSize(1);
    }

    /** Hangs and takes no notice of being interrupted, until this rig is closed. */
    void hang() {
        while (true) {
            try {
                released.await();
                return;
            } catch (InterruptedException e) {
                // This is what it means to hang.
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        released.countDown();
        supervisor.close(SOON);
        kernel.close(SOON);
    }
}
