package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.message.ProcessStatus.State;
import steward.message.Severity;

class SupervisorHangTest {
    private static final ProcessName SHELL = new ProcessName("shellcommand.operatingsystem");

    private final Rig rig = new Rig();
    private final AtomicInteger starts = new AtomicInteger();

    @AfterEach
    void close() throws InterruptedException {
        rig.close();
        assertThat(rig.supervisor.abandoned()).isBetween(0, Supervisor.MOST_ABANDONED + 1);
    }

    @Test
    void abandonsAThreadThatDoesNotEndAndSaysWhereItHangs() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        rig.supervisor.start(SHELL, context -> {
            hanging.countDown();
            rig.hang();
        });
        hanging.await();

        assertThat(rig.supervisor.stop(SHELL, Duration.ofMillis(20))).isFalse();

        assertThat(rig.supervisor.abandoned()).isEqualTo(1);
        assertThat(rig.supervisor.status(SHELL).orElseThrow().state()).isEqualTo(State.STOPPED);
        ProcessError error = rig.awaitError(HangingException.class);
        assertThat(error.severity()).isEqualTo(Severity.ERROR);
        assertThat(error.cause()).contains("did not end within PT0.02S").contains("is abandoned");
        assertThat(error.trace()).contains("Rig.hang");
    }

    @Test
    void restartsOnAnotherThreadAProcessThatHangs() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        rig.supervisor.start(SHELL, context -> {
            threads.add(Thread.currentThread());
            if (starts.incrementAndGet() == 1) {
                rig.hang();
            }
            context.awaitStop();
        });
        Rig.soon("condition").until(() -> starts.get() == 1);
        rig.supervisor.restart(SHELL);
        rig.loop.advance(Rig.STOP_LIMIT.minusNanos(1));
        assertThat(rig.supervisor.abandoned()).isZero();

        rig.loop.advance(Duration.ofNanos(1));
        assertThat(rig.supervisor.abandoned()).isEqualTo(1);
        rig.loop.advance(Rig.BACKOFF.bound(0));
        Rig.soon("condition").until(() -> starts.get() == 2);

        assertThat(rig.supervisor.status(SHELL).orElseThrow().state()).isEqualTo(State.RUNNING);
        assertThat(threads.get(0)).isNotSameAs(threads.get(1));
        assertThat(rig.awaitError(HangingException.class).directive()).isEqualTo(Directive.RESTART);
    }

    @Test
    void countsAnAbandonedThreadNoMoreWhenItEndsAndLeavesItsSuccessorAlone() throws InterruptedException {
        CountDownLatch leave = new CountDownLatch(1);
        rig.supervisor.start(SHELL, context -> {
            if (starts.incrementAndGet() == 1) {
                while (leave.getCount() > 0) {
                    try {
                        leave.await();
                    } catch (InterruptedException e) {
                        // Hangs.
                    }
                }
                throw new IOException("at last");
            }
            context.awaitStop();
        });
        Rig.soon("condition").until(() -> starts.get() == 1);
        rig.supervisor.stop(SHELL, Duration.ofMillis(1));
        rig.supervisor.restart(SHELL);
        leave.countDown();

        Rig.soon("condition").until(() -> rig.supervisor.abandoned() == 0);
        assertThat(rig.supervisor.status(SHELL).orElseThrow().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void abandonsABodyThatCatchesTheDirectiveAndGoesOn() {
        rig.supervisor.start(SHELL, context -> {
            if (starts.incrementAndGet() > 1) {
                context.awaitStop();
            }
            try {
                context.report(Severity.CRITICAL, new IOException("x"), Optional.empty());
            } catch (Throwable ignored) {
                rig.hang();
            }
        });
        rig.awaitError(IOException.class);
        Rig.soon("condition").until(() -> {
            rig.loop.advance(Rig.STOP_LIMIT);
            return rig.supervisor.abandoned() == 1;
        });
        Rig.soon("condition").until(() -> {
            rig.loop.advance(Rig.BACKOFF.bound(1));
            return starts.get() == 2;
        });
    }

    @Test
    void shutsDownWhenTooManyThreadsHang() throws InterruptedException {
        for (int i = 0; i <= Supervisor.MOST_ABANDONED; i++) {
            assertThat(rig.shutdowns).isEmpty();
            ProcessName name = new ProcessName("p" + i);
            CountDownLatch hanging = new CountDownLatch(1);
            rig.supervisor.start(name, context -> {
                hanging.countDown();
                rig.hang();
            });
            hanging.await();
            rig.supervisor.stop(name, Duration.ofMillis(1));
        }
        rig.awaitShutdown();

        assertThat(rig.shutdowns.get(0)).contains("33 threads hang");
    }

    @Test
    void closesWithinItsLimitInReverseOrderWithAHangingBodyAmongThem() throws InterruptedException {
        List<String> ended = new CopyOnWriteArrayList<>();
        CountDownLatch running = new CountDownLatch(3);
        for (String name : List.of("first", "second", "third")) {
            rig.supervisor.start(new ProcessName(name), context -> {
                running.countDown();
                if (name.equals("second")) {
                    rig.hang();
                }
                try {
                    context.awaitStop();
                } finally {
                    ended.add(name);
                }
            });
        }
        running.await();
        Duration limit = Duration.ofSeconds(2);
        long begin = System.nanoTime();

        assertThat(rig.supervisor.close(limit)).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit);
        assertThat(ended).containsExactly("third", "first");
        assertThat(rig.supervisor.abandoned()).isEqualTo(1);
        assertThatThrownBy(() -> rig.supervisor.start(SHELL, context -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the program is ending");
        assertThat(rig.supervisor.restart(new ProcessName("first"))).isFalse();
    }

    @Test
    void startsNothingAgainAfterItWasClosed() throws InterruptedException {
        rig.supervisor.start(SHELL, context -> {
            starts.incrementAndGet();
            throw new IOException("x");
        });
        rig.awaitState(SHELL, State.RESTARTING);
        assertThat(rig.supervisor.close(Rig.SOON)).isTrue();
        rig.loop.advance(Duration.ofDays(1));

        assertThat(starts).hasValue(1);
    }
}
