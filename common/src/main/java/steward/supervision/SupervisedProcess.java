package steward.supervision;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.message.Bytes;
import steward.message.ProcessStatus.State;
import steward.message.Severity;
import steward.supervision.ErrorKernel.Judgement;
import steward.time.Loop;

/**
 * One process over all its runs. Each run is current until it has ended or is abandoned; what follows it is decided then,
 * by the directive or order that came last, or by the error kernel where it died by itself. Safe for all threads; the
 * kernel is never called under the lock.
 */
final class SupervisedProcess {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedProcess.class);

    private final Supervisor supervisor;
    private final ErrorKernel kernel;
    private final ProcessName name;
    private ProcessBody body;
    private State state = State.STOPPED;
    private int starts;
    private Optional<ProcessError> lastError = Optional.empty();
    private @Nullable ProcessRun run;
    private @Nullable Sequel sequel;
    /** Waits for the next start while there is no run, and for a run that was told to end to hang. */
    private Loop.@Nullable Timer timer;

    SupervisedProcess(Supervisor supervisor, ErrorKernel kernel, ProcessName name, ProcessBody body) {
        this.supervisor = supervisor;
        this.kernel = kernel;
        this.name = name;
        this.body = body;
    }

    ProcessName name() {
        return name;
    }

    synchronized SupervisedState state() {
        return new SupervisedState(name, state, Math.max(starts - 1, 0), lastError);
    }

    synchronized void start(ProcessBody newBody) {
        if (state != State.STOPPED) {
            throw new IllegalStateException("process " + name + " is started already: stop or restart it");
        }
        body = newBody;
        kernel.forgive(name);
        launch();
    }

    /** Starts it anew at once, whatever it does now. */
    synchronized void restart() {
        kernel.forgive(name);
        if (run == null) {
            cancelTimer();
            launch();
        } else {
            tellToStop(run, new Sequel(State.RESTARTING, Duration.ZERO), supervisor.stopLimit());
        }
    }

    /**
     * Gives the order to end and does not wait for it.
     *
     * @param limit after which the thread is given up
     */
    synchronized Optional<ProcessRun> order(Duration limit) {
        if (run == null) {
            cancelTimer();
            become(State.STOPPED);
            return Optional.empty();
        }
        tellToStop(run, Sequel.STOP, limit);
        return Optional.of(run);
    }

    /** Stops it and waits; false when its thread had to be abandoned, or is the one that asks. */
    boolean stop(Duration limit) throws InterruptedException {
        Optional<ProcessRun> current = order(limit);
        if (current.isEmpty()) {
            return true;
        }
        if (current.get().isOnItsThread()) {
            return false;
        }
        if (!current.get().awaitEnd(limit)) {
            abandon(current.get(), limit);
        }
        return !current.get().isAbandoned();
    }

    /** A run reports an error; the directive is carried out. */
    Directive reported(ProcessRun reporter, Severity severity, Throwable cause, Optional<Bytes> message) {
        Judgement judgement = kernel.judge(name, severity, cause, message, false);
        Directive directive = judgement.verdict().directive();
        synchronized (this) {
            if (run != reporter) {
                return Directive.STOP;
            }
            judgement.error().ifPresent(error -> lastError = Optional.of(error));
            if (directive != Directive.CONTINUE && sequel == null) {
                tellToStop(reporter, Sequel.of(judgement.verdict()), supervisor.stopLimit());
            }
        }
        return directive;
    }

    /** A run has come to its end, by itself or as it was told. */
    void ended(ProcessRun ended, Optional<Throwable> failure) {
        boolean wasTold;
        synchronized (this) {
            if (run != ended) {
                supervisor.abandonedEnded();
                return;
            }
            wasTold = sequel != null;
        }
        failure.filter(cause -> wasTold).ifPresent(cause -> LOG.debug("thrown by {} while it ended", name, cause));
        Severity severity = wasTold ? Severity.WARNING : Severity.CRITICAL;
        Optional<Judgement> judgement = failure.filter(cause -> !wasTold || cause instanceof Error)
                .map(cause -> kernel.judge(name, severity, cause, Optional.empty(), !wasTold));
        synchronized (this) {
            if (run != ended) {
                supervisor.abandonedEnded();
                return;
            }
            judgement.flatMap(Judgement::error).ifPresent(error -> lastError = Optional.of(error));
            settle(
                    ended,
                    sequel != null
                            ? sequel
                            : judgement.map(j -> Sequel.of(j.verdict())).orElse(Sequel.STOP));
        }
    }

    /** Gives up on the thread of a run that did not end as it was told, unless it has ended after all. */
    private void abandon(ProcessRun hanging, Duration limit) {
        boolean toRestart;
        synchronized (this) {
            if (run != hanging) {
                return;
            }
            toRestart = sequel != null && sequel.state() == State.RESTARTING;
        }
        Judgement judgement = kernel.judge(
                name,
                toRestart ? Severity.CRITICAL : Severity.ERROR,
                new HangingException(name, limit, hanging.thread()),
                Optional.empty(),
                toRestart);
        int hangingThreads;
        synchronized (this) {
            if (run != hanging) {
                return;
            }
            judgement.error().ifPresent(error -> lastError = Optional.of(error));
            hangingThreads = supervisor.countAbandoned();
            hanging.abandon();
            settle(hanging, toRestart ? Sequel.of(judgement.verdict()) : Sequel.STOP);
        }
        if (hangingThreads > Supervisor.MOST_ABANDONED) {
            Throwable tooMany = new IllegalStateException(
                    hangingThreads + " threads hang: only a new start of the program ends them");
            kernel.judge(name, Severity.EMERGENCY, tooMany, Optional.empty(), true);
        }
    }

    private void tellToStop(ProcessRun told, Sequel what, Duration limit) {
        if (sequel == null) {
            timer = supervisor.loop().after(limit, () -> abandon(told, limit));
        }
        sequel = what;
        told.tellToStop();
    }

    private void settle(ProcessRun past, Sequel what) {
        cancelTimer();
        run = null;
        sequel = null;
        if (what.state() == State.RESTARTING) {
            timer = supervisor.loop().after(what.delay(), this::relaunch);
        }
        become(what.state());
        past.settled();
    }

    private synchronized void relaunch() {
        if (state == State.RESTARTING && run == null) {
            launch();
        }
    }

    private void launch() {
        ProcessRun next = new ProcessRun(this, body);
        run = next;
        timer = null;
        starts++;
        become(State.RUNNING);
        try {
            next.begin();
        } catch (OutOfMemoryError noThread) {
            supervisor.loop().execute(() -> ended(next, Optional.of(noThread)));
        }
    }

    private void become(State next) {
        if (state != next) {
            state = next;
            supervisor.changed(state());
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** What follows the end of a run: {@code STOPPED}, or {@code RESTARTING} after a delay. */
    private record Sequel(State state, Duration delay) {
        static final Sequel STOP = new Sequel(State.STOPPED, Duration.ZERO);

        static Sequel of(Verdict verdict) {
            return switch (verdict.directive()) {
                case STOP, SHUTDOWN -> STOP;
                case RESTART, CONTINUE -> new Sequel(State.RESTARTING, verdict.delay());
            };
        }
    }
}
