package steward.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.message.Bytes;
import steward.message.Severity;
import steward.time.Clock;

/**
 * The one place that errors are sent to. It answers each with a directive by severity and history, logs it and publishes
 * it; it always answers, at once, whatever its sink does. Safe for all threads.
 *
 * <p>The processes of a {@link Supervisor} report through their {@link ProcessContext}, which has the directive carried
 * out. Other code reports here and carries out RESTART and STOP by itself; SHUTDOWN the kernel passes on in any case.
 */
public final class ErrorKernel {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorKernel.class);
    private static final ProcessName SELF = new ProcessName("errors");

    private final Clock clock;
    private final RestartPolicy policy;
    private final Escalation escalation;
    private final FloodControl flood = new FloodControl();
    private final Publication publication;
    private final AtomicReference<@Nullable Orders> orders = new AtomicReference<>();
    private long lostTold;

    /**
     * @param random for the jitter of restart delays
     * @param sink where errors are published, on a thread of the kernel's
     */
    public ErrorKernel(Clock clock, RandomGenerator random, RestartPolicy policy, ErrorSink sink) {
        this.clock = clock;
        this.policy = policy;
        escalation = new Escalation(policy, random);
        publication = new Publication(sink, this::due);
        publication.start();
    }

    /**
     * Takes an error of code that is no supervised process and answers it.
     *
     * @param process what to call it
     * @param message the message that was being handled; an excerpt is kept
     */
    public Directive report(ProcessName process, Severity severity, Throwable cause, Optional<Bytes> message) {
        return judge(process, severity, cause, message, false).verdict().directive();
    }

    /**
     * Sends a directive to a process that reported nothing: RESTART also starts one that is stopped.
     *
     * @param reason who wants it and why, for the log
     * @return false when there is no such process
     */
    public boolean send(ProcessName process, Directive directive, String reason) {
        LOG.info("{} for process {}: {}", directive, process, reason);
        Orders target = orders.get();
        return target != null && target.order(process, directive, reason);
    }

    /** How many errors found no room on their way to the sink since the start; the log has them. */
    public long lost() {
        return publication.lost();
    }

    /** Lets the errors that wait reach the sink, for at most that long. The kernel goes on answering after it. */
    public void close(Duration limit) throws InterruptedException {
        synchronized (this) {
            publication.publish(flood.all());
        }
        publication.close(limit);
    }

    void connect(Orders supervisor) {
        if (!orders.compareAndSet(null, supervisor)) {
            throw new IllegalStateException("an error kernel has one supervisor: give the second one its own kernel");
        }
    }

    synchronized void forgive(ProcessName process) {
        escalation.forgive(process);
    }

    /**
     * Decides, logs and publishes one error.
     *
     * @param ended whether the process is over
     */
    Judgement judge(ProcessName process, Severity said, Throwable cause, Optional<Bytes> message, boolean ended) {
        Severity severity = Diagnosis.of(said, cause);
        Verdict verdict = decide(process, severity, ended);
        Optional<ProcessError> error = tell(process, severity, verdict, cause, message);
        Orders target = orders.get();
        if (verdict.directive() == Directive.SHUTDOWN && target != null) {
            target.shutdown(error.map(e -> e.code() + " in process " + process + ": " + e.cause())
                    .orElse("a fatal error in process " + process));
        }
        return new Judgement(verdict, error);
    }

    private Verdict decide(ProcessName process, Severity severity, boolean ended) {
        try {
            synchronized (this) {
                return escalation.decide(process, severity, ended, clock.nanos());
            }
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "the error kernel could not decide about {} in process {}, which is stopped", severity, process, e);
            return Verdict.of(Directive.STOP);
        }
    }

    /** Publishes and logs; nothing that fails here changes the verdict. */
    private Optional<ProcessError> tell(
            ProcessName process, Severity severity, Verdict verdict, Throwable cause, Optional<Bytes> message) {
        try {
            ProcessError error = Errors.record(process, severity, verdict.directive(), cause, message, clock.wall());
            publish(error, cause);
            if (!verdict.gaveUp()) {
                return Optional.of(error);
            }
            Throwable gaveUp = new GaveUpException(process, policy, cause);
            ProcessError last = Errors.record(process, Severity.ALERT, Directive.STOP, gaveUp, message, clock.wall());
            publish(last, gaveUp);
            return Optional.of(last);
        } catch (RuntimeException | Error e) {
            LOG.error("an error of process {} could not be published", process, e);
            return Optional.empty();
        }
    }

    private void publish(ProcessError error, Throwable cause) {
        List<ProcessError> admitted;
        synchronized (this) {
            admitted = flood.admit(error, clock.nanos());
            publication.publish(admitted);
        }
        if (admitted.contains(error)) {
            LOG.error(
                    "{} {} in process {}, answered {}",
                    error.code(),
                    error.severity(),
                    error.process(),
                    error.directive(),
                    cause);
        }
    }

    /** What the passing of time has made due: summaries, and the count of errors that found no room. */
    private synchronized List<ProcessError> due() {
        List<ProcessError> due = new ArrayList<>(flood.due(clock.nanos()));
        long lost = publication.lost() - lostTold;
        if (lost > 0 && publication.isIdle()) {
            lostTold += lost;
            Throwable cause = new IllegalStateException(
                    lost + " errors came faster than they could be published: see this program's log");
            due.add(Errors.record(SELF, Severity.WARNING, Directive.CONTINUE, cause, Optional.empty(), clock.wall())
                    .times(lost));
        }
        return due;
    }

    /**
     * A decided error.
     *
     * @param verdict what follows
     * @param error what was published of it last
     */
    record Judgement(Verdict verdict, Optional<ProcessError> error) {}
}
