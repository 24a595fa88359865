package steward.agent.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.OutputSink;
import steward.agent.handler.StopReason;
import steward.agent.handler.Stopping;
import steward.agent.unit.Ending;
import steward.message.Command;
import steward.message.CommandState;
import steward.time.Loop;

/**
 * One start of one command, from the mailbox to its end, which comes exactly once however many see it coming: the handler
 * returns, the patience with it runs out, or it is recalled before it began. Safe for all threads; nothing of a handler's
 * or the core's is called under the lock.
 */
final class Execution implements Invocation, Stopping {
    /** The most actions that a handler can have waiting for the order to stop. */
    static final int MOST_ACTIONS = 64;

    private final Command command;
    private final int run;
    private final OutputSink output;
    private final Consumer<Ending> onEnd;
    private final List<Consumer<StopReason>> actions = new ArrayList<>();
    private final List<Loop.Timer> timers = new ArrayList<>();
    private @Nullable StopOrder order;
    private boolean hurried;
    private @Nullable Thread worker;
    private boolean ended;

    Execution(Command command, int run, OutputSink output, Consumer<Ending> onEnd) {
        this.command = command;
        this.run = run;
        this.output = output;
        this.onEnd = onEnd;
    }

    @Override
    public Command command() {
        return command;
    }

    @Override
    public int run() {
        return run;
    }

    @Override
    public OutputSink output() {
        return output;
    }

    @Override
    public Stopping stopping() {
        return this;
    }

    @Override
    public synchronized Optional<StopReason> reason() {
        return Optional.ofNullable(order).map(StopOrder::reason);
    }

    @Override
    public void onStop(Consumer<StopReason> action) {
        StopReason already;
        synchronized (this) {
            if (order == null) {
                if (actions.size() == MOST_ACTIONS) {
                    throw new IllegalStateException(
                            "more than " + MOST_ACTIONS + " actions wait for one command to be stopped");
                }
                actions.add(action);
                return;
            }
            already = order.reason();
        }
        action.accept(already);
    }

    /** Begins on this thread; false when it has ended already. */
    synchronized boolean begin() {
        if (!ended) {
            worker = Thread.currentThread();
        }
        return !ended;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** The thread that it runs or ran on. */
    synchronized Optional<Thread> worker() {
        return Optional.ofNullable(worker);
    }

    /** The order that it was given. */
    synchronized Optional<StopOrder> order() {
        return Optional.ofNullable(order);
    }

    /**
     * Gives it the order; the first one stays.
     *
     * @return what the handler wants done about it, or nothing where no patience has to be measured anew
     */
    synchronized Optional<List<Consumer<StopReason>>> order(StopOrder given) {
        boolean isFirst = order == null;
        boolean isMoreUrgent = !hurried && given.reason() == StopReason.SHUTDOWN;
        if (ended || !(isFirst || isMoreUrgent)) {
            return Optional.empty();
        }
        hurried = given.reason() == StopReason.SHUTDOWN;
        if (isFirst) {
            order = given;
        }
        List<Consumer<StopReason>> due = List.copyOf(actions);
        actions.clear();
        return Optional.of(due);
    }

    /** Keeps a timer that is of no use after the end. */
    synchronized void until(Loop.Timer timer) {
        if (ended) {
            timer.cancel();
        } else {
            timers.add(timer);
        }
    }

    /** Interrupts the handler, if it is still at work. */
    synchronized void interrupt() {
        if (worker != null && !ended) {
            worker.interrupt();
        }
    }

    /** Takes the end for the caller, who is then the only one to {@link #tell} it; false when somebody else has it. */
    synchronized boolean claimEnd() {
        boolean first = !ended;
        ended = true;
        timers.forEach(Loop.Timer::cancel);
        timers.clear();
        return first;
    }

    /** The same, unless it has begun. */
    synchronized boolean claimEndBeforeBegin() {
        return worker == null && claimEnd();
    }

    /** Tells the core. */
    void tell(Ending ending) {
        onEnd.accept(ending);
    }

    /** How it ends with what the handler returned. */
    Ending ending(Outcome outcome) {
        return order().map(given -> given.ending(outcome))
                .orElseGet(() -> new Ending(
                        outcome.succeeded() ? CommandState.SUCCEEDED : CommandState.FAILED,
                        outcome.exitCode(),
                        outcome.reason()));
    }

    /** How it ends without having begun. */
    static Ending neverBegan(CommandState state, String why) {
        return new Ending(state, OptionalInt.empty(), Optional.of("not started: " + why));
    }
}
