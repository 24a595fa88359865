package steward.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import steward.message.Bytes;
import steward.message.Severity;

/** One run of a process on its thread, from one start to one end. */
final class ProcessRun implements ProcessContext, Runnable {
    private final SupervisedProcess process;
    private final ProcessBody body;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean abandoned;

    ProcessRun(SupervisedProcess process, ProcessBody body) {
        this.process = process;
        this.body = body;
        thread = new Thread(this, process.name().value());
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    /** Tells the body to end. */
    void tellToStop() {
        stopping.countDown();
        if (!isOnItsThread()) {
            thread.interrupt();
        }
    }

    /** Says that what follows this run has begun: whoever waits for its end goes on. */
    void settled() {
        over.countDown();
    }

    boolean awaitEnd(Duration limit) throws InterruptedException {
        return over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Nobody waits for its thread any more. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    boolean isOnItsThread() {
        return Thread.currentThread() == thread;
    }

    Thread thread() {
        return thread;
    }

    @Override
    public void run() {
        @Nullable Throwable failure = null;
        try {
            body.run(this);
        } catch (LeaveBody directive) {
            // The supervisor has noted what is to follow.
        } catch (Throwable e) {
            failure = e;
        }
        process.ended(this, Optional.ofNullable(failure));
    }

    @Override
    public ProcessName name() {
        return process.name();
    }

    @Override
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    @Override
    public void awaitStop() throws InterruptedException {
        stopping.await();
    }

    @Override
    public boolean awaitStop(Duration limit) throws InterruptedException {
        return stopping.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Directive report(Severity severity, Throwable cause, Optional<Bytes> message) {
        Directive directive = process.reported(this, severity, cause, message);
        if (directive != Directive.CONTINUE && isOnItsThread()) {
            throw new LeaveBody(directive);
        }
        return directive;
    }
}
