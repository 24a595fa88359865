package steward.console.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import steward.bus.Bus;
import steward.message.Bytes;
import steward.message.ProcessStatus.State;
import steward.message.Severity;
import steward.supervision.ErrorKernel;
import steward.supervision.ProcessBody;
import steward.supervision.ProcessName;
import steward.supervision.RestartPolicy;
import steward.supervision.SupervisedState;
import steward.supervision.Supervisor;
import steward.time.Backoff;
import steward.time.Loop;

/** The engine's processes under their supervisor, and the error kernel that all of its errors go to. Any thread. */
final class Processes implements Supervision {
    /**
     * A console goes on trying: with delays that grow to half a minute, a hundred failures do not fit into ten minutes
     * unless each of them comes at once.
     */
    private static final RestartPolicy POLICY = new RestartPolicy(
            RestartPolicy.MOST_LIMIT,
            Duration.ofMinutes(10),
            new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30)));

    private static final ProcessName LISTENER = new ProcessName("listener");
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Duration LAST_ERRORS = Duration.ofMillis(300);

    private final ErrorLog log;
    private final ErrorKernel kernel;
    private final Supervisor supervisor;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final AtomicLong numbers = new AtomicLong();

    /** @param notifier calls listeners of errors, one after another */
    Processes(Loop loop, Executor notifier) {
        log = new ErrorLog(notifier);
        kernel = new ErrorKernel(loop.clock(), new SplittableRandom(loop.clock().nanos()), POLICY, log);
        supervisor = new Supervisor(kernel, loop, STOP_LIMIT, ended::complete);
    }

    @Override
    public void start(ProcessName name, ProcessBody body) {
        supervisor.start(name, body);
    }

    /**
     * Starts a process for as long as somebody wants it and it has something to do.
     *
     * @param kind gives its name, with a number
     * @throws IllegalStateException when there are {@link Supervisor#MOST_PROCESSES} already
     */
    Bus.Subscription open(String kind, ProcessBody body) {
        ProcessName name = new ProcessName(kind + "-" + numbers.incrementAndGet());
        supervisor.start(name, context -> {
            body.run(context);
            supervisor.remove(name);
        });
        return () -> supervisor.remove(name);
    }

    @Override
    public void startAgain() {
        supervisor.statuses().stream()
                .filter(process -> process.state() == State.RESTARTING)
                .forEach(process -> supervisor.restart(process.name()));
    }

    @Override
    public void report(ProcessName name, Severity severity, Throwable cause, Optional<Bytes> message) {
        kernel.report(name, severity, cause, message);
    }

    @Override
    public void listenerFailed(RuntimeException failure) {
        report(LISTENER, Severity.ERROR, failure, Optional.empty());
    }

    @Override
    public List<SupervisedState> states() {
        return supervisor.statuses();
    }

    ErrorLog errors() {
        return log;
    }

    @Override
    public long lostErrors() {
        return log.dropped() + kernel.lost();
    }

    /** Completes, with the reason, when the error kernel wants the program to end. */
    CompletionStage<String> ended() {
        return ended;
    }

    void close() {
        try {
            supervisor.close(STOP_LIMIT);
            kernel.close(LAST_ERRORS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
