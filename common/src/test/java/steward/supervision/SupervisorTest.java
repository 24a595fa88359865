package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.message.Bytes;
import steward.message.ProcessStatus.State;
import steward.message.Severity;

class SupervisorTest {
    private static final ProcessName SHELL = new ProcessName("shellcommand.operatingsystem");
    private static final ProcessName HELLO = new ProcessName("hello.operatingsystem");

    private final Rig rig = new Rig();
    private final AtomicInteger starts = new AtomicInteger();

    @AfterEach
    void close() throws InterruptedException {
        rig.close();
    }

    @Test
    void runsAProcessOnADaemonThreadOfItsName() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        rig.supervisor.start(SHELL, context -> thread.set(Thread.currentThread()));
        rig.awaitState(SHELL, State.STOPPED);

        assertThat(thread.get().getName()).isEqualTo("shellcommand.operatingsystem");
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(rig.errors).as("to return is no error").isEmpty();
    }

    @Test
    void restartsWithBackoffAProcessThatFailsTenTimesInARowUntilItGivesUp() {
        rig.supervisor.start(SHELL, context -> {
            throw new IOException("start " + starts.incrementAndGet());
        });
        for (int attempt = 0; attempt < 5; attempt++) {
            rig.awaitState(SHELL, State.RESTARTING);
            assertThat(starts).hasValue(attempt + 1);
            List<Duration> delays = rig.loop.delays();
            Duration delay = delays.get(delays.size() - 1);
            assertThat(delay).isBetween(Duration.ofNanos(1), Rig.BACKOFF.bound(attempt));
            rig.loop.advance(delay.minusNanos(1));
            assertThat(starts).as("not before its time").hasValue(attempt + 1);
            rig.loop.advance(Duration.ofNanos(1));
            int next = attempt + 2;
            Rig.soon("condition").until(() -> starts.get() == next);
        }
        rig.awaitState(SHELL, State.STOPPED);
        rig.loop.advance(Duration.ofDays(1));

        assertThat(starts).hasValue(6);
        SupervisedState state = rig.supervisor.status(SHELL).orElseThrow();
        assertThat(state.restarts()).isEqualTo(5);
        assertThat(state.lastError().orElseThrow().cause()).contains("failed again");
        assertThat(rig.awaitError(GaveUpException.class).severity()).isEqualTo(Severity.ALERT);
    }

    @Test
    void startsAGivenUpProcessAgainWithACleanRecord() {
        AtomicBoolean broken = new AtomicBoolean(true);
        rig.supervisor.start(SHELL, context -> {
            if (broken.get()) {
                throw new LinkageError("no such class");
            }
            context.awaitStop();
        });
        rig.awaitState(SHELL, State.STOPPED);
        broken.set(false);

        assertThat(rig.supervisor.restart(SHELL)).isTrue();
        rig.awaitState(SHELL, State.RUNNING);
        assertThat(rig.supervisor.status(SHELL).orElseThrow().restarts()).isEqualTo(1);
    }

    @Test
    void takesNothingElseDownWithAProcessThatDies() throws InterruptedException {
        CountDownLatch died = new CountDownLatch(1);
        AtomicInteger rounds = new AtomicInteger();
        rig.supervisor.start(HELLO, context -> {
            while (!context.awaitStop(Duration.ofMillis(1))) {
                rounds.incrementAndGet();
            }
        });
        rig.supervisor.start(SHELL, context -> {
            died.countDown();
            throw new AssertionError("dead");
        });
        died.await();
        rig.awaitState(SHELL, State.RESTARTING);

        int before = rounds.get();
        Rig.soon("the other goes on").until(() -> rounds.get() > before + 3);
        assertThat(rig.supervisor.status(HELLO).orElseThrow().restarts()).isZero();
    }

    @Test
    void stopsOneProcessWhileTheOthersGoOn() throws InterruptedException {
        rig.supervisor.start(HELLO, ProcessContext::awaitStop);
        rig.supervisor.start(SHELL, ProcessContext::awaitStop);

        assertThat(rig.supervisor.stop(SHELL, Rig.SOON)).isTrue();

        assertThat(rig.supervisor.statuses())
                .extracting(SupervisedState::name, SupervisedState::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(HELLO, State.RUNNING),
                        org.assertj.core.groups.Tuple.tuple(SHELL, State.STOPPED));
        assertThat(rig.errors).isEmpty();
    }

    @Test
    void endsAndForgetsAProcessThatIsRemoved() {
        CountDownLatch ended = new CountDownLatch(1);
        rig.supervisor.start(SHELL, context -> {
            try {
                context.awaitStop();
            } finally {
                ended.countDown();
            }
        });
        assertThat(rig.supervisor.remove(SHELL)).isTrue();
        assertThat(rig.supervisor.status(SHELL)).isEmpty();
        Rig.soon("end of the removed process").until(() -> ended.getCount() == 0);
        assertThat(rig.supervisor.remove(SHELL)).isFalse();
        rig.supervisor.start(SHELL, ProcessContext::awaitStop);
        assertThat(rig.supervisor.statuses()).hasSize(1);
    }

    @Test
    void stopsAProcessThatWaitsForItsRestart() throws InterruptedException {
        rig.supervisor.start(SHELL, context -> {
            starts.incrementAndGet();
            throw new IOException("dead");
        });
        rig.awaitState(SHELL, State.RESTARTING);

        assertThat(rig.supervisor.stop(SHELL, Rig.SOON)).isTrue();
        rig.loop.advance(Duration.ZERO);
        assertThat(rig.loop.delays()).as("no start is waited for").isEmpty();
        rig.loop.advance(Duration.ofDays(1));
        assertThat(starts).hasValue(1);
    }

    @Test
    void forgivesAProcessThatSomebodyRestartsOrStartsAgain() throws InterruptedException {
        ProcessBody dying = context -> {
            starts.incrementAndGet();
            throw new IOException("dead");
        };
        rig.supervisor.start(SHELL, dying);
        failFiveTimes();
        rig.supervisor.restart(SHELL);
        failFiveTimes();
        rig.supervisor.stop(SHELL, Rig.SOON);
        rig.supervisor.start(SHELL, dying);
        failFiveTimes();

        assertThat(starts).hasValue(15);
    }

    private void failFiveTimes() {
        int before = starts.get() - (starts.get() % 5);
        for (int i = 1; i < 5; i++) {
            int failures = before + i;
            Rig.soon("failure " + failures).until(() -> starts.get() == failures);
            rig.awaitState(SHELL, State.RESTARTING);
            List<Duration> delays = rig.loop.delays();
            rig.loop.advance(delays.get(delays.size() - 1));
        }
        Rig.soon("last failure").until(() -> starts.get() == before + 5);
        rig.awaitState(SHELL, State.RESTARTING);
    }

    @Test
    void staysStoppedWhenItReportsAnErrorWhileItEnds() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        rig.supervisor.start(SHELL, context -> {
            running.countDown();
            try {
                context.awaitStop();
            } finally {
                context.report(Severity.CRITICAL, new IOException("cannot close"), Optional.empty());
            }
        });
        running.await();

        assertThat(rig.supervisor.stop(SHELL, Rig.SOON)).isTrue();
        assertThat(rig.supervisor.status(SHELL).orElseThrow().state()).isEqualTo(State.STOPPED);
        rig.awaitError(IOException.class);
    }

    @Test
    void restartsAProcessThatDiesOfAStackOverflow() {
        rig.supervisor.start(SHELL, context -> endless(0));
        rig.awaitState(SHELL, State.RESTARTING);

        assertThat(rig.awaitError(StackOverflowError.class).trace().length())
                .isLessThanOrEqualTo(ProcessError.MAX_TRACE);
        assertThat(rig.shutdowns).isEmpty();
    }

    @Test
    void shutsDownOnceWhenTheMemoryIsFull() {
        for (int i = 0; i < 3; i++) {
            rig.supervisor.start(new ProcessName("p" + i), context -> {
                throw new OutOfMemoryError("Java heap space");
            });
        }
        rig.awaitShutdown();

        assertThat(rig.shutdowns.get(0)).matches("P\\d-[0-9A-F]{4} in process p\\d: .*Java heap space");
        for (int i = 0; i < 3; i++) {
            rig.awaitState(new ProcessName("p" + i), State.STOPPED);
        }
        assertThat(rig.shutdowns).hasSize(1);
    }

    @Test
    void letsABodyGoOnThatIsToldToContinue() throws InterruptedException {
        AtomicReference<Directive> answer = new AtomicReference<>();
        rig.supervisor.start(SHELL, context -> {
            answer.set(context.report(Severity.WARNING, new IOException("x"), Optional.of(Bytes.ofUtf8("m"))));
            context.awaitStop();
        });
        Rig.soon("condition").until(() -> answer.get() != null);

        assertThat(answer).hasValue(Directive.CONTINUE);
        assertThat(rig.supervisor.status(SHELL).orElseThrow().state()).isEqualTo(State.RUNNING);
        assertThat(rig.awaitError(IOException.class).message()).contains(Bytes.ofUtf8("m"));
    }

    @Test
    void takesABodyOffItsThreadThatIsToldOtherwise() {
        AtomicBoolean wentOn = new AtomicBoolean();
        rig.supervisor.start(SHELL, context -> {
            try {
                context.report(Severity.CRITICAL, new IOException("x"), Optional.empty());
                wentOn.set(true);
            } catch (Exception e) {
                wentOn.set(true);
            }
        });
        rig.awaitState(SHELL, State.RESTARTING);

        assertThat(wentOn).isFalse();
        assertThat(rig.awaitError(IOException.class).directive()).isEqualTo(Directive.RESTART);
    }

    @Test
    void endsABodyWhoseHelperThreadIsToldToRestart() {
        AtomicReference<Directive> answer = new AtomicReference<>();
        rig.supervisor.start(SHELL, context -> {
            Thread helper = new Thread(
                    () -> answer.set(context.report(Severity.CRITICAL, new IOException("helper"), Optional.empty())));
            helper.start();
            context.awaitStop();
        });
        rig.awaitState(SHELL, State.RESTARTING);

        Rig.soon("condition").until(() -> answer.get() == Directive.RESTART);
    }

    @Test
    void passesADirectiveToAHealthyProcess() {
        rig.supervisor.start(HELLO, ProcessContext::awaitStop);
        rig.supervisor.start(SHELL, context -> {
            starts.incrementAndGet();
            context.awaitStop();
        });

        assertThat(rig.kernel.send(SHELL, Directive.STOP, "operator anna")).isTrue();
        rig.awaitState(SHELL, State.STOPPED);
        assertThat(rig.kernel.send(SHELL, Directive.RESTART, "operator anna")).isTrue();
        rig.awaitState(SHELL, State.RUNNING);
        assertThat(rig.kernel.send(SHELL, Directive.RESTART, "operator anna")).isTrue();
        Rig.soon("condition").until(() -> {
            rig.loop.advance(Duration.ZERO);
            return starts.get() == 3;
        });
        assertThat(rig.supervisor.status(HELLO).orElseThrow().restarts()).isZero();
        assertThat(rig.errors).isEmpty();
        assertThat(rig.kernel.send(new ProcessName("nobody"), Directive.STOP, "x"))
                .isFalse();
    }

    @Test
    void passesAShutdownToTheProgram() {
        rig.supervisor.start(SHELL, ProcessContext::awaitStop);
        rig.kernel.send(SHELL, Directive.SHUTDOWN, "operator anna");
        rig.kernel.send(SHELL, Directive.SHUTDOWN, "operator bert");
        rig.awaitShutdown();

        assertThat(rig.shutdowns).containsExactly("process shellcommand.operatingsystem: operator anna");
    }

    @Test
    void passesOnAShutdownThatOtherCodeReported() {
        rig.kernel.report(new ProcessName("loop"), Severity.ERROR, new InternalError("x"), Optional.empty());
        rig.awaitShutdown();

        assertThat(rig.shutdowns.get(0)).contains("process loop").contains("InternalError");
    }

    @Test
    void tellsWatchersOfEveryChangeInOrder() throws InterruptedException {
        List<State> seen = new CopyOnWriteArrayList<>();
        Runnable end = rig.supervisor.watch(state -> seen.add(state.state()));
        rig.supervisor.start(SHELL, context -> {
            throw new IOException("x");
        });
        rig.awaitState(SHELL, State.RESTARTING);
        rig.loop.advance(Duration.ZERO);
        rig.supervisor.stop(SHELL, Rig.SOON);
        rig.loop.advance(Duration.ZERO);
        assertThat(seen).startsWith(State.RUNNING, State.RESTARTING).endsWith(State.STOPPED);

        int before = seen.size();
        end.run();
        rig.supervisor.restart(SHELL);
        rig.loop.advance(Duration.ZERO);
        assertThat(seen).hasSize(before);
    }

    @Test
    void refusesToStartWhatIsStartedAlready() {
        rig.supervisor.start(SHELL, ProcessContext::awaitStop);

        assertThatThrownBy(() -> rig.supervisor.start(SHELL, ProcessContext::awaitStop))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("process shellcommand.operatingsystem is started already: stop or restart it");
    }

    @Test
    void refusesMoreProcessesThanItsBound() {
        for (int i = 0; i < Supervisor.MOST_PROCESSES; i++) {
            rig.supervisor.start(new ProcessName("p" + i), context -> {});
        }

        assertThatThrownBy(() -> rig.supervisor.start(SHELL, context -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there are 1024 already");
    }

    @Test
    void letsABodyAskForItsOwnEnd() {
        List<Boolean> answers = new ArrayList<>();
        rig.supervisor.start(SHELL, context -> {
            answers.add(rig.supervisor.stop(SHELL, Rig.SOON));
            assertThat(context.isStopping()).isTrue();
        });
        rig.awaitState(SHELL, State.STOPPED);

        assertThat(answers).containsExactly(false);
        assertThat(rig.errors).isEmpty();
    }

    private static int endless(int depth) {
        return depth < 0 ? 0 : endless(depth + 1) + 1;
    }
}
