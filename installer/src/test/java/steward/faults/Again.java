package steward.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Does something again and again on a thread of its own until told to end. */
final class Again {
    private @Nullable Thread thread;
    private CountDownLatch ending = new CountDownLatch(1);

    /** What is done; gives how long to wait before the next time, negative for never again. */
    interface Step {
        Duration run() throws Exception;
    }

    synchronized void begin(String name, Timeline timeline, Step step) {
        CountDownLatch end = new CountDownLatch(1);
        ending = end;
        Thread started = new Thread(() -> repeat(name, timeline, step, end), name);
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    private static void repeat(String name, Timeline timeline, Step step, CountDownLatch end) {
        try {
            Duration pause = step.run();
            while (!pause.isNegative() && !end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            timeline.say(name, "failed: " + e);
        }
    }

    /** Returns when it has ended. */
    synchronized void end() throws InterruptedException {
        ending.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(60));
            thread = null;
        }
    }

    /** Waits until that is so; fails when it takes longer. */
    static void await(Duration limit, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("not within " + limit);
            }
            pause(never, Duration.ofMillis(20));
        }
    }

    /** Waits that long, or less when the latch opens; whether it did. */
    static boolean pause(CountDownLatch end, Duration time) throws InterruptedException {
        return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
