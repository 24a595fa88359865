package steward.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.ProcessStatus.State;
import steward.message.Severity;
import steward.method.InvalidArgumentException;
import steward.supervision.Directive;
import steward.supervision.ProcessError;

class FaultyHandlerTest {
    private final Workplace place = new Workplace(4);

    @AfterEach
    void close() throws InterruptedException {
        place.close();
    }

    @Test
    void failsTheCommandOfAHandlerThatThrowsAndReportsItWithTheCommand() {
        place.work.does(invocation -> {
            throw new IllegalStateException("no such thing");
        });
        CommandId id = place.execute();

        assertThat(place.stateOf(id)).isEqualTo(CommandState.FAILED);
        ProcessError error = place.awaitError("no such thing");
        assertThat(place.reasonOf(id))
                .isEqualTo("the handler failed: java.lang.IllegalStateException: no such thing (" + error.code() + ")");
        assertThat(error.process()).isEqualTo(Workplace.PROCESS);
        assertThat(error.severity()).isEqualTo(Severity.ERROR);
        assertThat(error.directive()).isEqualTo(Directive.CONTINUE);
        assertThat(error.message().orElseThrow().toUtf8())
                .startsWith("{\"v\":1,")
                .contains(id.toString());
        assertThat(place.status().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void failsTheCommandOfAHandlerThatReturnsNothing() {
        place.work.does(FaultyHandlerTest::nothing);

        assertThat(place.reasonOf(place.execute())).startsWith("the handler failed: java.lang.NullPointerException");
    }

    @Test
    void takesAnArgumentThatTheHandlerRefusesForNoFault() {
        place.work.does(invocation -> {
            throw new InvalidArgumentException("file", "is a folder", "name a file");
        });
        CommandId id = place.execute();

        assertThat(place.stateOf(id)).isEqualTo(CommandState.FAILED);
        assertThat(place.reasonOf(id)).contains("is a folder: name a file");
        assertThat(place.errors).isEmpty();
    }

    @Test
    void boundsTheReasonOfAFailure() {
        place.work.does(invocation -> {
            throw new IllegalStateException("x".repeat(100_000));
        });

        assertThat(place.reasonOf(place.execute())).hasSizeLessThan(1100);
    }

    @Test
    void restartsAProcessWhoseHandlerDiesOfAnError() {
        place.work.does(invocation -> {
            throw new AssertionError("dead");
        });
        CommandId id = place.execute();
        assertThat(place.stateOf(id)).isEqualTo(CommandState.FAILED);
        place.awaitState(State.RESTARTING);
        assertThat(place.table.concurrency(Workplace.address(Workplace.WORK, Workplace.OS)))
                .isZero();

        place.work.does(invocation -> Outcome.success());
        CommandId next = place.execute();
        place.awaitRestart();
        assertThat(place.stateOf(next)).as("waited in the mailbox").isEqualTo(CommandState.SUCCEEDED);
        assertThat(place.status().restarts()).isEqualTo(1);
        assertThat(place.awaitError("dead").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void stopsWhatRunsBesideAHandlerThatDies() throws InterruptedException {
        CountDownLatch atWork = new CountDownLatch(3);
        place.work.does(invocation -> {
            CountDownLatch stopped = new CountDownLatch(1);
            invocation.stopping().onStop(reason -> stopped.countDown());
            atWork.countDown();
            stopped.await();
            return Outcome.failure("ended by signal 15");
        });
        List<CommandId> beside = Stream.generate(place::execute).limit(3).toList();
        atWork.await();
        place.work.does(invocation -> {
            throw new AssertionError("dead");
        });
        CommandId dead = place.execute();

        assertThat(place.reasonOf(dead)).contains("dead");
        for (CommandId id : beside) {
            assertThat(place.stateOf(id)).isEqualTo(CommandState.FAILED);
            assertThat(place.reasonOf(id))
                    .isEqualTo("process work.operatingsystem was ended after an error of another command while this"
                            + " one ran; ended by signal 15");
        }
        place.awaitState(State.RESTARTING);
    }

    @Test
    void takesNothingElseDownWithAProcessWhoseHandlerDies() throws InterruptedException {
        CountDownLatch atWork = new CountDownLatch(1);
        place.work.does(invocation -> {
            if (invocation.command().address().domain().equals(Workplace.OS)) {
                throw new AssertionError("dead");
            }
            atWork.countDown();
            place.hang();
            return Outcome.success();
        });
        CommandId other = place.execute(place.command(Workplace.WORK, new Domain("nginx"), Duration.ZERO));
        atWork.await();
        place.execute();
        place.awaitState(State.RESTARTING);

        assertThat(place.hasEnded(other)).isFalse();
        place.release();
        assertThat(place.stateOf(other)).isEqualTo(CommandState.SUCCEEDED);
    }

    @Test
    void restartsAndInTheEndStopsAProcessWhoseHandlerGoesOnFailing() {
        place.work.does(invocation -> {
            throw new IllegalStateException("again");
        });
        int failures = 0;
        while (place.table.statuses(process -> 0).isEmpty() || place.status().state() != State.STOPPED) {
            assertThat(place.stateOf(place.execute())).isEqualTo(CommandState.FAILED);
            failures++;
            if (failures % 3 == 0) {
                Workplace.soon("condition").until(() -> place.status().state() != State.RUNNING);
                place.loop.advance(Duration.ofMinutes(1));
            }
        }

        assertThat(failures).isEqualTo(18);
        assertThat(place.status().restarts()).isEqualTo(5);
        assertThat(place.awaitError("failed again").severity()).isEqualTo(Severity.ALERT);
        CommandId late = place.execute();
        assertThat(place.stateOf(late)).isEqualTo(CommandState.FAILED);
        assertThat(place.reasonOf(late)).contains("is stopped; start it, then retry");
    }

    @Test
    void asksForTheEndOfTheAgentWhenAHandlerFillsTheMemory() {
        place.work.does(invocation -> {
            throw new OutOfMemoryError("Java heap space");
        });
        CommandId id = place.execute();

        assertThat(place.stateOf(id)).isEqualTo(CommandState.FAILED);
        Workplace.soon("condition").until(() -> place.shutdowns.size() == 1);
        assertThat(place.shutdowns.get(0))
                .contains("process work.operatingsystem")
                .contains("Java heap space");
    }

    @Test
    void reportsACoreThatCannotTakeAnEnd() {
        Command command = place.command(Workplace.WORK, Workplace.OS, Duration.ZERO);
        place.table.execute(command, 1, (stream, data, offset, length) -> {}, ending -> {
            throw new IllegalStateException("the core is broken");
        });

        assertThat(place.awaitError("the core is broken")
                        .message()
                        .orElseThrow()
                        .toUtf8())
                .contains(command.id().toString());
    }

    @Test
    void asksForTheEndOfTheAgentWhenTooManyHandlersHang() throws InterruptedException {
        AtomicInteger hanging = new AtomicInteger();
        place.work.does(invocation -> {
            hanging.incrementAndGet();
            place.hang();
            return Outcome.success();
        });
        for (int i = 0; i < 33; i++) {
            assertThat(place.shutdowns).isEmpty();
            CommandId id = place.execute(place.command(Workplace.WORK, new Domain("d" + i), Duration.ZERO));
            int begun = i + 1;
            Workplace.soon("condition").until(() -> hanging.get() == begun);
            place.table.stop(id, StopReason.CANCELLED);
            place.loop.advance(Duration.ofSeconds(31));
            assertThat(place.stateOf(id)).isEqualTo(CommandState.CANCELLED);
        }

        Workplace.soon("condition").until(() -> place.shutdowns.size() == 1);
        assertThat(place.shutdowns.get(0)).contains("33 handlers hang");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static Outcome nothing(steward.agent.handler.Invocation invocation) {
        return null;
    }
}
