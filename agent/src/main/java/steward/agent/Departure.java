package steward.agent;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.agent.process.ProcessTable;
import steward.agent.unit.Unit;
import steward.bus.Bus;
import steward.supervision.ErrorKernel;
import steward.supervision.Supervisor;
import steward.time.ThreadLoop;

/** How an agent ends: one {@link StopStep} after the other, none longer than its limit, whatever hangs. */
final class Departure {
    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    private final ThreadLoop loop;
    private final Bus bus;
    private final Unit unit;
    private final ProcessTable processes;
    private final Supervisor supervisor;
    private final ErrorKernel kernel;

    Departure(ThreadLoop loop, Bus bus, Unit unit, ProcessTable processes, Supervisor supervisor, ErrorKernel kernel) {
        this.loop = loop;
        this.bus = bus;
        this.unit = unit;
        this.processes = processes;
        this.supervisor = supervisor;
        this.kernel = kernel;
    }

    /** Takes all steps; gives whether the loop is at rest, so that what it uses can be closed. */
    boolean run() {
        endCommands();
        endSupervision();
        if (bus.isConnected()) {
            onLoop(unit::answered, StopStep.ANSWERS);
            onLoop(unit::sayGoodbye, StopStep.GOODBYE);
        }
        return loop.close(StopStep.LOOP.limit());
    }

    private void endCommands() {
        onLoop(
                () -> {
                    unit.hold();
                    return unit.idle();
                },
                StopStep.COMMANDS_MAY_END);
        processes.close();
        onLoop(
                () -> {
                    unit.stopRunning();
                    return unit.idle();
                },
                StopStep.COMMANDS_MUST_END);
    }

    private void endSupervision() {
        try {
            supervisor.close(StopStep.SUPERVISION.limit());
            kernel.close(StopStep.ERRORS.limit());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has the loop do it and waits for the outcome, for at most the time of that step. */
    private void onLoop(Supplier<CompletionStage<Void>> work, StopStep step) {
        Duration limit = step.limit();
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> work.get().whenComplete((value, error) -> done.complete(null)));
        try {
            done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("{} not within {}", step, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
