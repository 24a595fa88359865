package steward.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import steward.message.Bytes;
import steward.message.Severity;

class ErrorKernelTest {
    private static final ProcessName SHELL = new ProcessName("shellcommand.operatingsystem");

    private final ManualLoop loop = new ManualLoop();
    private final List<ProcessError> published = new CopyOnWriteArrayList<>();

    @Test
    void publishesAnErrorWithTheMessageThatCausedIt() throws Exception {
        ErrorKernel kernel = kernel(published::add);
        Bytes message = Bytes.ofUtf8("{\"v\":1}");

        Directive answer = kernel.report(SHELL, Severity.ERROR, new IOException("disk is full"), Optional.of(message));
        kernel.close(Rig.SOON);

        assertThat(answer).isEqualTo(Directive.CONTINUE);
        ProcessError error = published.get(0);
        assertThat(error.process()).isEqualTo(SHELL);
        assertThat(error.severity()).isEqualTo(Severity.ERROR);
        assertThat(error.code().value()).startsWith("SHELL-");
        assertThat(error.directive()).isEqualTo(Directive.CONTINUE);
        assertThat(error.cause()).isEqualTo("java.io.IOException: disk is full");
        assertThat(error.trace()).contains("publishesAnErrorWithTheMessageThatCausedIt");
        assertThat(error.message()).contains(message);
        assertThat(error.at()).isEqualTo(loop.clock().wall());
        assertThat(published).hasSize(1);
    }

    @Test
    void answersFiftyThreadsAtOnceAndLosesNoCount() throws Exception {
        ErrorKernel kernel = kernel(published::add);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<List<Directive>>> answers = new ArrayList<>();
        for (int thread = 0; thread < 50; thread++) {
            ProcessName process = new ProcessName("process" + thread);
            answers.add(threads.submit(() -> {
                begin.await();
                List<Directive> own = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    own.add(kernel.report(process, Severity.CRITICAL, new IOException("x"), Optional.empty()));
                }
                return own;
            }));
        }
        begin.countDown();

        for (Future<List<Directive>> own : answers) {
            assertThat(own.get()).filteredOn(Directive.RESTART::equals).hasSize(5);
            assertThat(own.get().get(5)).isEqualTo(Directive.STOP);
        }
        threads.shutdown();
        kernel.close(Rig.SOON);
        long told = published.stream()
                .filter(error -> !error.process().value().equals("errors"))
                .mapToLong(ProcessError::count)
                .sum();
        assertThat(told + kernel.lost()).isEqualTo(50 * 7);
    }

    @Test
    void answersWhenItsSinkThrows() throws Exception {
        List<ProcessError> tried = new CopyOnWriteArrayList<>();
        ErrorKernel kernel = kernel(error -> {
            tried.add(error);
            if (tried.size() == 1) {
                throw new AssertionError("sink");
            }
            throw new IOException("sink");
        });

        for (int i = 0; i < 3; i++) {
            assertThat(kernel.report(new ProcessName("p" + i), Severity.CRITICAL, new IOException(), Optional.empty()))
                    .isEqualTo(Directive.RESTART);
        }
        kernel.close(Rig.SOON);

        assertThat(tried).as("each was offered").hasSize(3);
    }

    @Test
    void answersWhenItsSinkHangsAndCountsWhatFindsNoRoom() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        ErrorKernel kernel = kernel(error -> {
            hanging.await();
            published.add(error);
        });
        int reports = Publication.MOST_WAITING * 2;
        for (int i = 0; i < reports; i++) {
            assertThat(kernel.report(new ProcessName("p" + i), Severity.ERROR, new IOException(), Optional.empty()))
                    .isEqualTo(Directive.CONTINUE);
        }
        assertThat(kernel.lost()).isBetween((long) Publication.MOST_WAITING - 1, (long) Publication.MOST_WAITING);

        long lost = kernel.lost();
        hanging.countDown();
        Rig.soon("condition").until(() -> published.stream()
                .anyMatch(error -> error.process().value().equals("errors")));
        kernel.close(Rig.SOON);

        ProcessError told = published.get(published.size() - 1);
        assertThat(told.count()).isEqualTo(lost);
        assertThat(told.cause()).contains(lost + " errors came faster than they could be published");
    }

    @Test
    void tellsAFloodOfOneFaultInFewErrorsAndASummary() throws Exception {
        ErrorKernel kernel = kernel(published::add);
        for (int i = 0; i < 1000; i++) {
            kernel.report(SHELL, Severity.WARNING, new IOException("x"), Optional.empty());
        }
        loop.advance(FloodControl.WINDOW);
        Rig.soon("summary by the passing of time").until(() -> published.size() == 6);
        kernel.close(Rig.SOON);

        assertThat(published).extracting(ProcessError::count).containsExactly(1L, 1L, 1L, 1L, 1L, 995L);
    }

    @Test
    void summarisesWhatItHeldBackWhenItCloses() throws Exception {
        ErrorKernel kernel = kernel(published::add);
        for (int i = 0; i < 10; i++) {
            kernel.report(SHELL, Severity.WARNING, new IOException("x"), Optional.empty());
        }
        kernel.close(Rig.SOON);

        assertThat(published.stream().mapToLong(ProcessError::count).sum()).isEqualTo(10);
    }

    @Test
    void saysThatAProcessWasGivenUp() throws Exception {
        ErrorKernel kernel = kernel(published::add);
        for (int i = 0; i < 6; i++) {
            kernel.report(SHELL, Severity.CRITICAL, new IOException("x" + i), Optional.empty());
        }
        kernel.close(Rig.SOON);

        assertThat(published)
                .filteredOn(error -> error.severity() == Severity.ALERT)
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.directive()).isEqualTo(Directive.STOP);
                    assertThat(error.cause())
                            .contains(
                                    "process shellcommand.operatingsystem was restarted 5 times within PT10M and failed again");
                    assertThat(error.trace()).contains("x5");
                });
    }

    @Test
    void answersWhenTheCauseCannotEvenBeLookedAt() throws Exception {
        ErrorKernel kernel = kernel(published::add);
        Throwable broken = new RuntimeException("broken") {
            private static final long serialVersionUID = 1;

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new IllegalStateException("no stack");
            }
        };

        assertThat(kernel.report(SHELL, Severity.CRITICAL, broken, Optional.empty()))
                .isEqualTo(Directive.RESTART);
        kernel.close(Rig.SOON);
    }

    @Test
    void closesWithinItsLimitWhenItsSinkHangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        ErrorKernel kernel = kernel(error -> never.await());
        kernel.report(SHELL, Severity.ERROR, new IOException(), Optional.empty());

        long begin = System.nanoTime();
        kernel.close(Duration.ofMillis(50));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void refusesASecondSupervisor() throws Exception {
        try (Rig rig = new Rig()) {
            assertThatThrownBy(() -> new Supervisor(rig.kernel, rig.loop, Rig.STOP_LIMIT, reason -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("give the second one its own kernel");
        }
    }

    private ErrorKernel kernel(ErrorSink sink) {
        return new ErrorKernel(loop.clock(), new Random(7), Rig.POLICY, sink);
    }
}
