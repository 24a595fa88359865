package steward.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.ProcessStatus.State;
import steward.message.Severity;
import steward.supervision.Directive;

class StoppingTest {
    private static final Duration GRACE = Workplace.LIMITS.grace();
    private static final Duration AFTER = Workplace.LIMITS.afterInterrupt();

    private final Workplace place = new Workplace(4);
    private final CountDownLatch atWork = new CountDownLatch(1);
    private final List<StopReason> reasons = new CopyOnWriteArrayList<>();

    @BeforeEach
    void scriptObeys() {
        place.work.does(invocation -> {
            CountDownLatch stopped = new CountDownLatch(1);
            invocation.stopping().onStop(reason -> {
                reasons.add(reason);
                stopped.countDown();
            });
            atWork.countDown();
            stopped.await();
            assertThat(invocation.stopping().reason()).contains(reasons.get(0));
            return new Outcome(false, OptionalInt.empty(), Optional.of("killed by signal 9"));
        });
    }

    @AfterEach
    void close() throws InterruptedException {
        place.close();
    }

    @Test
    void stopsACommandAtItsRunLimit() throws InterruptedException {
        CommandId id = place.execute(place.command(Workplace.WORK, Workplace.OS, Duration.ofSeconds(2)));
        atWork.await();
        place.loop.advance(Duration.ofSeconds(2).minusNanos(1));
        assertThat(reasons).isEmpty();
        place.loop.advance(Duration.ofNanos(1));

        assertThat(place.stateOf(id)).isEqualTo(CommandState.TIMED_OUT);
        assertThat(place.reasonOf(id)).isEqualTo("stopped at its run limit of PT2S; killed by signal 9");
        assertThat(reasons).containsExactly(StopReason.RUN_LIMIT);
        assertThat(place.errors).isEmpty();
    }

    @Test
    void letsACommandWithoutRunLimitRun() throws InterruptedException {
        CommandId id = place.execute();
        atWork.await();
        place.loop.advance(Duration.ofDays(10_000));

        assertThat(reasons).isEmpty();
        assertThat(place.hasEnded(id)).isFalse();
    }

    @Test
    void takesARunLimitLongerThanAnyClock() throws InterruptedException {
        CommandId id = place.execute(place.command(Workplace.WORK, Workplace.OS, Duration.ofSeconds(Long.MAX_VALUE)));
        atWork.await();
        assertThat(place.table.stop(id, StopReason.CANCELLED)).isTrue();

        assertThat(place.stateOf(id)).isEqualTo(CommandState.CANCELLED);
    }

    @Test
    void keepsNoTimerOfACommandThatHasEnded() throws InterruptedException {
        CommandId id = place.execute(place.command(Workplace.WORK, Workplace.OS, Duration.ofDays(7)));
        atWork.await();
        place.table.stop(id, StopReason.CANCELLED);
        place.ending(id);

        Workplace.soon("condition").untilAsserted(() -> {
            place.loop.advance(Duration.ZERO);
            assertThat(place.loop.delays()).isEmpty();
        });
    }

    @Test
    void cancelsACommandThatRuns() throws InterruptedException {
        CommandId id = place.execute();
        atWork.await();

        assertThat(place.table.stop(id, StopReason.CANCELLED)).isTrue();
        assertThat(place.stateOf(id)).isEqualTo(CommandState.CANCELLED);
        assertThat(place.reasonOf(id)).isEqualTo("stopped while it ran; killed by signal 9");
        assertThat(place.table.stop(id, StopReason.CANCELLED)).isFalse();
    }

    @Test
    void keepsTheFirstReason() throws InterruptedException {
        place.work.does(invocation -> {
            invocation.stopping().onStop(reasons::add);
            atWork.countDown();
            place.hang();
            return Outcome.failure("x");
        });
        CommandId id = place.execute();
        atWork.await();
        place.table.stop(id, StopReason.CANCELLED);
        place.table.stop(id, StopReason.RUN_LIMIT);
        place.table.stop(id, StopReason.SHUTDOWN);
        place.release();

        assertThat(place.stateOf(id)).isEqualTo(CommandState.CANCELLED);
        Workplace.soon("condition").until(() -> !reasons.isEmpty());
        assertThat(reasons).containsExactly(StopReason.CANCELLED);
    }

    @Test
    void tellsTheTruthOfACommandThatSucceededBeforeTheStopTookEffect() throws InterruptedException {
        place.work.does(invocation -> {
            atWork.countDown();
            while (invocation.stopping().reason().isEmpty()) {
                Thread.onSpinWait();
            }
            return new Outcome(true, OptionalInt.of(0), Optional.empty());
        });
        CommandId id = place.execute();
        atWork.await();
        place.table.stop(id, StopReason.CANCELLED);

        assertThat(place.stateOf(id)).isEqualTo(CommandState.SUCCEEDED);
        assertThat(place.ending(id).exitCode()).hasValue(0);
    }

    @Test
    void interruptsAHandlerThatTakesNoNoticeOfTheOrder() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        place.work.does(invocation -> {
            atWork.countDown();
            never.await();
            return Outcome.success();
        });
        CommandId id = place.execute();
        atWork.await();
        place.table.stop(id, StopReason.CANCELLED);
        place.loop.advance(GRACE.minusNanos(1));
        assertThat(place.hasEnded(id)).isFalse();
        place.loop.advance(Duration.ofNanos(1));

        assertThat(place.stateOf(id)).isEqualTo(CommandState.CANCELLED);
        assertThat(place.reasonOf(id))
                .startsWith("stopped while it ran; the handler failed: java.lang.InterruptedException");
        assertThat(place.status().state()).isEqualTo(State.RUNNING);
        assertThat(place.errors).as("it obeyed in the end").isEmpty();
    }

    @Test
    void abandonsAHandlerThatIgnoresEvenTheInterruptionAndLeavesTheOthersAtWork() throws InterruptedException {
        place.work.does(invocation -> {
            atWork.countDown();
            place.hang();
            return Outcome.success();
        });
        CommandId id = place.execute(place.command(Workplace.WORK, Workplace.OS, Duration.ofSeconds(2)));
        atWork.await();
        CountDownLatch otherAtWork = new CountDownLatch(1);
        CountDownLatch otherMayEnd = new CountDownLatch(1);
        place.work.does(invocation -> {
            otherAtWork.countDown();
            otherMayEnd.await();
            return Outcome.success();
        });
        CommandId other = place.execute();
        otherAtWork.await();
        place.loop.advance(Duration.ofSeconds(2).plus(GRACE).plus(AFTER).minusNanos(1));
        assertThat(place.hasEnded(id)).isFalse();
        place.loop.advance(Duration.ofNanos(1));

        assertThat(place.stateOf(id)).isEqualTo(CommandState.TIMED_OUT);
        assertThat(place.reasonOf(id))
                .isEqualTo(
                        "stopped at its run limit of PT2S; its handler did not stop within PT30.5S and was abandoned");
        assertThat(place.awaitError("did not return within PT30.5S")).satisfies(error -> {
            assertThat(error.severity()).isEqualTo(Severity.ERROR);
            assertThat(error.directive()).isEqualTo(Directive.CONTINUE);
            assertThat(error.trace()).contains("Workplace.hang");
            assertThat(error.message().orElseThrow().toUtf8()).contains(id.toString());
        });

        otherMayEnd.countDown();
        assertThat(place.stateOf(other)).isEqualTo(CommandState.SUCCEEDED);

        place.release();
        assertThat(place.stateOf(id)).as("said once, also when it returns").isEqualTo(CommandState.TIMED_OUT);
    }

    @Test
    void stopsAgainstTheClockOfTheShutdownWhatWasToldToStopBefore() throws InterruptedException {
        place.work.does(invocation -> {
            atWork.countDown();
            place.hang();
            return Outcome.success();
        });
        CommandId id = place.execute();
        atWork.await();
        place.table.stop(id, StopReason.CANCELLED);
        place.table.close();
        place.loop.advance(Workplace.LIMITS.shutdownGrace().plus(AFTER));

        assertThat(place.stateOf(id)).isEqualTo(CommandState.CANCELLED);
    }

    @Test
    void recallsACommandThatHasNotBegun() throws InterruptedException {
        try (Workplace single = new Workplace(1)) {
            AtomicReference<CommandId> ran = new AtomicReference<>();
            single.work.does(invocation -> {
                ran.set(invocation.command().id());
                atWork.countDown();
                single.hang();
                return Outcome.success();
            });
            CommandId first = single.execute();
            atWork.await();
            CommandId second = single.execute();
            assertThat(single.table.stop(second, StopReason.CANCELLED)).isTrue();

            assertThat(single.stateOf(second)).isEqualTo(CommandState.CANCELLED);
            assertThat(single.reasonOf(second)).startsWith("not started");
            single.release();
            assertThat(single.stateOf(first)).isEqualTo(CommandState.SUCCEEDED);
            assertThat(ran).hasValue(first);
        }
    }

    @Test
    void knowsNothingOfACommandThatItWasNeverGiven() {
        CommandId id =
                place.command(Workplace.WORK, Workplace.OS, Duration.ZERO).id();

        assertThat(place.table.stop(id, StopReason.CANCELLED)).isFalse();
    }

    @Test
    void isNotHeldUpByWhatAHandlerDoesWhenItIsStopped() throws InterruptedException {
        List<String> done = new CopyOnWriteArrayList<>();
        place.work.does(invocation -> {
            invocation.stopping().onStop(reason -> {
                throw new IllegalStateException("cannot");
            });
            invocation.stopping().onStop(reason -> done.add("second"));
            invocation.stopping().onStop(reason -> place.hang());
            atWork.countDown();
            place.hang();
            return Outcome.success();
        });
        CommandId id = place.execute();
        atWork.await();
        place.table.stop(id, StopReason.CANCELLED);
        Workplace.soon("condition").until(() -> done.contains("second"));
        place.loop.advance(GRACE.plus(AFTER));

        assertThat(place.stateOf(id)).isEqualTo(CommandState.CANCELLED);
    }

    @Test
    void runsAtOnceWhatIsRegisteredAfterTheOrder() throws InterruptedException {
        place.work.does(invocation -> {
            atWork.countDown();
            while (invocation.stopping().reason().isEmpty()) {
                Thread.onSpinWait();
            }
            invocation.stopping().onStop(reasons::add);
            return Outcome.failure("x");
        });
        CommandId id = place.execute();
        atWork.await();
        place.table.stop(id, StopReason.CANCELLED);
        place.ending(id);

        assertThat(reasons).containsExactly(StopReason.CANCELLED);
    }

    @Test
    void endsEachCommandOnceHoweverStopAndEndMeet() throws Exception {
        for (int round = 0; round < 300; round++) {
            CyclicBarrier meet = new CyclicBarrier(2);
            place.work.does(invocation -> {
                meet.await();
                return Outcome.failure("by itself");
            });
            CommandId id = place.execute();
            meet.await();
            boolean told = place.table.stop(id, StopReason.CANCELLED);
            CommandState state = place.stateOf(id);

            assertThat(state).isIn(CommandState.FAILED, CommandState.CANCELLED);
            assertThat(told || state == CommandState.FAILED).isTrue();
        }
        assertThat(place.errors).isEmpty();
    }
}
