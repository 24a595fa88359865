package steward.agent.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.agent.handler.Handler;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.agent.unit.Ending;
import steward.codec.MessageCodec;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandState;
import steward.message.Severity;
import steward.method.InvalidArgumentException;
import steward.supervision.FaultCode;
import steward.supervision.ProcessContext;
import steward.supervision.Supervisor;
import steward.time.Loop;

/**
 * The handlers at work in one run of a process, each on a thread of its own. Measures the run limit and the patience with
 * a handler that was told to stop, both on the loop's monotonic clock. Safe for all threads.
 */
final class Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    private static final Duration LONGEST_LIMIT = Duration.ofDays(36_500);
    private static final int MOST_REASON = 1000;

    private final ProcessContext context;
    private final Handler handler;
    private final Loop loop;
    private final StopLimits limits;
    private final AtomicInteger abandoned;
    private final Roster roster;

    Crew(ProcessContext context, Handler handler, int concurrency, Workshop workshop) {
        this.context = context;
        this.handler = handler;
        loop = workshop.loop();
        limits = workshop.limits();
        abandoned = workshop.abandoned();
        roster = new Roster(concurrency);
    }

    Roster roster() {
        return roster;
    }

    /** Has the handler begin on another thread. */
    void begin(Execution execution) {
        roster.enter(execution);
        Thread thread = new Thread(
                () -> work(execution),
                context.name() + "/" + execution.command().id());
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            roster.leave(execution);
            if (execution.claimEnd()) {
                execution.tell(Execution.neverBegan(CommandState.FAILED, "no thread could be started for it"));
            }
            throw noThread;
        }
    }

    /** Tells one that is at work to stop, and abandons it when it does not. */
    void stop(Execution execution, StopOrder order) {
        Optional<List<Consumer<StopReason>>> actions = execution.order(order);
        if (actions.isEmpty()) {
            return;
        }
        Duration grace = limits.grace(order.reason());
        execution.until(loop.after(grace, () -> {
            execution.interrupt();
            execution.until(loop.after(limits.afterInterrupt(), () -> abandon(execution)));
        }));
        if (!actions.get().isEmpty()) {
            Aside.run(context.name() + " stop", () -> actions.get().forEach(action -> act(action, order.reason())));
        }
    }

    /** Tells all to stop and waits until each has ended or is abandoned. */
    void end(StopOrder order) {
        roster.atWork().forEach(execution -> stop(execution, order));
        roster.awaitEmpty(limits.longestEnd());
    }

    private static void act(Consumer<StopReason> action, StopReason reason) {
        try {
            action.accept(reason);
        } catch (RuntimeException | Error e) {
            LOG.warn("what a handler wanted done when it is stopped failed", e);
        }
    }

    private void work(Execution execution) {
        try {
            if (execution.begin()) {
                armRunLimit(execution);
                handle(execution);
            }
        } finally {
            if (!roster.leave(execution)) {
                abandoned.decrementAndGet();
            }
        }
    }

    private void armRunLimit(Execution execution) {
        Command command = execution.command();
        Duration limit = command.runLimit();
        if (!limit.isZero()) {
            Duration bounded = limit.compareTo(LONGEST_LIMIT) < 0 ? limit : LONGEST_LIMIT;
            execution.until(loop.after(bounded, () -> stop(execution, StopOrder.of(StopReason.RUN_LIMIT, command))));
        }
    }

    private void handle(Execution execution) {
        Optional<Throwable> fault = Optional.empty();
        Ending ending;
        try {
            ending = execution.ending(handler.handle(execution));
        } catch (InvalidArgumentException e) {
            ending = execution.ending(Outcome.failure(String.valueOf(e.getMessage())));
        } catch (Throwable e) {
            ending = execution.ending(Outcome.failure(failure(e)));
            fault = Optional.of(e).filter(f -> execution.order().isEmpty() || f instanceof Error);
        }
        boolean isMine = execution.claimEnd();
        // No interruption comes after the claim; one that came before it must not disturb the core.
        Thread.interrupted();
        if (isMine) {
            try {
                execution.tell(ending);
            } catch (RuntimeException | Error e) {
                fault = Optional.of(e);
            }
        }
        fault.ifPresent(cause -> context.report(Severity.ERROR, cause, payload(execution)));
    }

    private String failure(Throwable cause) {
        String text = "the handler failed: " + cause;
        String shown = text.length() <= MOST_REASON ? text : text.substring(0, MOST_REASON) + "…";
        return shown + " (" + FaultCode.of(context.name(), cause) + ")";
    }

    /** On the loop: what may block goes aside. */
    private void abandon(Execution execution) {
        if (!execution.claimEnd()) {
            return;
        }
        int hanging = abandoned.incrementAndGet();
        roster.leave(execution);
        Aside.run(context.name() + " abandon", () -> abandoned(execution, hanging));
    }

    private void abandoned(Execution execution, int hanging) {
        StopOrder order = execution.order().orElseThrow();
        String limit =
                limits.grace(order.reason()).plus(limits.afterInterrupt()).toString();
        HandlerHangsException cause = new HandlerHangsException(
                execution.command(), limit, execution.worker().orElseThrow());
        execution.tell(new Ending(
                order.state(),
                OptionalInt.empty(),
                Optional.of(order.text() + "; its handler did not stop within " + limit + " and was abandoned")));
        // No reason to start the process again: that would end its other commands and not the thread that hangs.
        context.report(Severity.ERROR, cause, payload(execution));
        if (hanging > Supervisor.MOST_ABANDONED) {
            Throwable tooMany = new IllegalStateException(
                    hanging + " handlers hang: only a new start of the agent ends them", cause);
            context.report(Severity.EMERGENCY, tooMany, payload(execution));
        }
    }

    private static Optional<Bytes> payload(Execution execution) {
        return Optional.of(Bytes.copyOf(MessageCodec.encode(execution.command())));
    }
}
