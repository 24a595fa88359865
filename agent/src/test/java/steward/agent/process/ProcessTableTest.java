package steward.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.agent.unit.Ending;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.ProcessStatus;
import steward.message.ProcessStatus.State;

class ProcessTableTest {
    private final Workplace place = new Workplace(4);

    @AfterEach
    void close() throws InterruptedException {
        place.close();
    }

    @Test
    void saysHowACommandEnded() {
        place.work.does(invocation -> new Outcome(true, OptionalInt.of(0), Optional.empty()));
        CommandId good = place.execute();
        assertThat(place.ending(good))
                .isEqualTo(new Ending(CommandState.SUCCEEDED, OptionalInt.of(0), Optional.empty()));

        place.work.does(invocation -> new Outcome(false, OptionalInt.of(3), Optional.of("exit code 3")));
        CommandId bad = place.execute();
        assertThat(place.ending(bad))
                .isEqualTo(new Ending(CommandState.FAILED, OptionalInt.of(3), Optional.of("exit code 3")));
        assertThat(place.errors).as("an expected failure is no error").isEmpty();
    }

    @Test
    void givesTheHandlerTheCommandAndItsRun() {
        AtomicReference<Invocation> seen = new AtomicReference<>();
        AtomicReference<String> thread = new AtomicReference<>();
        place.work.does(invocation -> {
            seen.set(invocation);
            thread.set(Thread.currentThread().getName());
            return Outcome.success();
        });
        Command command = place.command(Workplace.WORK, Workplace.OS, Duration.ZERO);
        place.execute(command);
        place.ending(command.id());

        assertThat(seen.get().command()).isEqualTo(command);
        assertThat(seen.get().run()).isEqualTo(1);
        assertThat(thread.get()).isEqualTo("work.operatingsystem/" + command.id());
    }

    @Test
    void runsOneAfterAnotherInOrderWithAConcurrencyOfOne() throws InterruptedException {
        try (Workplace single = new Workplace(1)) {
            AtomicInteger atOnce = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            List<CommandId> order = new CopyOnWriteArrayList<>();
            single.work.does(invocation -> {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                order.add(invocation.command().id());
                Thread.onSpinWait();
                atOnce.decrementAndGet();
                return Outcome.success();
            });
            List<CommandId> given =
                    IntStream.range(0, 100).mapToObj(i -> single.execute()).toList();
            given.forEach(single::ending);

            assertThat(order).isEqualTo(given);
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void runsAsManyAtOnceAsItsConcurrencyAndNoMore() throws InterruptedException {
        CountDownLatch atWork = new CountDownLatch(4);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        place.work.does(invocation -> {
            begun.incrementAndGet();
            atWork.countDown();
            go.await();
            return Outcome.success();
        });
        List<CommandId> given =
                IntStream.range(0, 5).mapToObj(i -> place.execute()).toList();
        atWork.await();
        Workplace.soon("condition").until(() -> place.status().queued() == 1);

        assertThat(begun).hasValue(4);
        assertThat(place.status()).isEqualTo(new ProcessStatus(Workplace.WORK, Workplace.OS, State.RUNNING, 1, 4, 0));
        go.countDown();
        given.forEach(id -> assertThat(place.stateOf(id)).isEqualTo(CommandState.SUCCEEDED));
        assertThat(begun).hasValue(5);
    }

    @Test
    void addsWhatWaitsElsewhereToTheQueue() {
        place.table.prepare(Workplace.WORK, Workplace.OS);
        place.table.prepare(Workplace.WORK, new Domain("nginx"));

        assertThat(place.table.statuses(process -> process.value().equals("work.nginx") ? 7 : 0))
                .extracting(status -> status.domain().value(), ProcessStatus::queued)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("nginx", 7),
                        org.assertj.core.groups.Tuple.tuple("operatingsystem", 0));
    }

    @Test
    void makesAProcessForTheFirstCommand() {
        assertThat(place.table.statuses(process -> 0)).isEmpty();
        assertThat(place.table.concurrency(Workplace.address(Workplace.WORK, Workplace.OS)))
                .isEqualTo(4);
        place.ending(place.execute());

        assertThat(place.status().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void refusesAMethodThatItDoesNotKnow() {
        MethodName unknown = new MethodName("wrk");
        CommandId id = place.execute(place.command(unknown, Workplace.OS, Duration.ZERO));

        assertThat(place.stateOf(id)).isEqualTo(CommandState.FAILED);
        assertThat(place.reasonOf(id)).startsWith("not started: unknown method \"wrk\"");
        assertThatThrownBy(() -> place.table.prepare(unknown, Workplace.OS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("process wrk.operatingsystem: unknown method");
    }

    @Test
    void refusesMoreProcessesThanItsBound() {
        for (int i = 0; i < ProcessTable.MOST_PROCESSES; i++) {
            place.table.prepare(Workplace.WORK, new Domain("d" + i));
        }
        CommandId id = place.execute(place.command(Workplace.WORK, new Domain("more"), Duration.ZERO));

        assertThat(place.stateOf(id)).isEqualTo(CommandState.FAILED);
        assertThat(place.reasonOf(id)).startsWith("not started: this node has 256 processes");
        assertThat(place.stateOf(place.execute(place.command(Workplace.WORK, new Domain("d0"), Duration.ZERO))))
                .isEqualTo(CommandState.SUCCEEDED);
    }

    @Test
    void refusesMoreCommandsThanItsMailboxHolds() throws InterruptedException {
        CountDownLatch atWork = new CountDownLatch(4);
        place.work.does(invocation -> {
            atWork.countDown();
            place.hang();
            return Outcome.success();
        });
        List<CommandId> given = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            given.add(place.execute());
        }
        atWork.await();
        for (int i = 0; i < SubjectProcess.MAILBOX; i++) {
            given.add(place.execute());
        }
        CommandId refused = place.execute();
        assertThat(place.reasonOf(refused))
                .isEqualTo("not started: process work.operatingsystem has too many commands");

        place.release();
        given.forEach(id -> assertThat(place.stateOf(id)).isEqualTo(CommandState.SUCCEEDED));
    }

    @Test
    void stopsAProcessOnAnOperatorsOrderWhileTheOthersGoOn() throws InterruptedException {
        CountDownLatch atWork = new CountDownLatch(2);
        place.work.does(invocation -> {
            atWork.countDown();
            CountDownLatch stopped = new CountDownLatch(1);
            invocation.stopping().onStop(reason -> stopped.countDown());
            stopped.await();
            return Outcome.failure("ended by signal 15");
        });
        Domain nginx = new Domain("nginx");
        CommandId stopped = place.execute();
        CommandId other = place.execute(place.command(Workplace.WORK, nginx, Duration.ZERO));
        atWork.await();

        assertThat(place.table.stopProcess(Workplace.WORK, Workplace.OS)).isEmpty();

        assertThat(place.stateOf(stopped)).isEqualTo(CommandState.CANCELLED);
        assertThat(place.reasonOf(stopped))
                .isEqualTo("process work.operatingsystem was stopped by an operator while it ran; ended by signal 15");
        assertThat(place.status().state()).isEqualTo(State.STOPPED);
        assertThat(place.hasEnded(other)).isFalse();
        assertThat(place.errors).isEmpty();
        assertThat(place.table.concurrency(Workplace.address(Workplace.WORK, Workplace.OS)))
                .isZero();
        assertThat(place.table.concurrency(Workplace.address(Workplace.WORK, nginx)))
                .isEqualTo(4);
    }

    @Test
    void endsACommandThatComesForAStoppedProcessAndRunsOnesThatComeAfterItsStart() throws InterruptedException {
        place.table.prepare(Workplace.WORK, Workplace.OS);
        place.table.stopProcess(Workplace.WORK, Workplace.OS);
        CommandId late = place.execute();

        assertThat(place.stateOf(late)).isEqualTo(CommandState.CANCELLED);
        assertThat(place.reasonOf(late))
                .isEqualTo("not started: process work.operatingsystem is stopped; start it, then retry");
        assertThat(place.table.startProcess(Workplace.WORK, Workplace.OS)).isEmpty();
        assertThat(place.stateOf(place.execute())).isEqualTo(CommandState.SUCCEEDED);
        assertThat(place.table.startProcess(Workplace.WORK, Workplace.OS)).isEmpty();
        assertThat(place.status().restarts()).isEqualTo(1);
    }

    @Test
    void saysWhyAProcessCannotBeStopped() throws InterruptedException {
        place.table.prepare(Workplace.WORK, Workplace.OS);
        assertThat(place.table.stopProcess(Workplace.WORK, new Domain("nginx")))
                .contains("there is no process work.nginx: this node has [work.operatingsystem]");

        List<Optional<String>> answers = new CopyOnWriteArrayList<>();
        place.work.does(invocation -> {
            answers.add(place.table.stopProcess(Workplace.WORK, Workplace.OS));
            return Outcome.success();
        });
        assertThat(place.stateOf(place.execute())).isEqualTo(CommandState.SUCCEEDED);
        assertThat(answers)
                .containsExactly(
                        Optional.of("process work.operatingsystem runs this very command and cannot stop itself"));
    }

    @Test
    void interruptsWhatRunsWhenTheAgentEndsAndTakesNothingMore() throws InterruptedException {
        CountDownLatch atWork = new CountDownLatch(4);
        List<StopReason> reasons = new CopyOnWriteArrayList<>();
        place.work.does(invocation -> {
            CountDownLatch stopped = new CountDownLatch(1);
            invocation.stopping().onStop(reason -> {
                reasons.add(reason);
                stopped.countDown();
            });
            atWork.countDown();
            stopped.await();
            return Outcome.failure("ended by signal 15");
        });
        List<CommandId> running = Stream.generate(place::execute).limit(4).toList();
        atWork.await();
        CommandId waiting = place.execute();

        place.table.close();

        for (CommandId id : running) {
            assertThat(place.stateOf(id)).isEqualTo(CommandState.INTERRUPTED);
            assertThat(place.reasonOf(id)).isEqualTo("the agent was stopped while it ran; ended by signal 15");
        }
        assertThat(reasons).hasSize(4).containsOnly(StopReason.SHUTDOWN);
        assertThat(place.stateOf(waiting)).isEqualTo(CommandState.INTERRUPTED);
        assertThat(place.reasonOf(waiting)).isEqualTo("not started: the agent is ending");
        assertThat(place.reasonOf(place.execute())).isEqualTo("not started: the agent is ending");
        assertThat(place.supervisor.close(Workplace.SOON)).isTrue();
    }

    @Test
    void refusesToRunACommandTwiceAtOnce() throws InterruptedException {
        CountDownLatch atWork = new CountDownLatch(1);
        place.work.does(invocation -> {
            atWork.countDown();
            place.hang();
            return Outcome.success();
        });
        Command command = place.command(Workplace.WORK, Workplace.OS, Duration.ZERO);
        place.execute(command);
        atWork.await();

        assertThatThrownBy(() -> place.table.execute(command, 1, (s, d, o, l) -> {}, ending -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("command " + command.id() + " runs already");
    }
}
