package steward.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Has consoles send commands of all kinds, at a steady rate. */
final class Sender implements AutoCloseable {
    /** The name of the console that is the command line. */
    static final String COMMAND_LINE = "command line";

    private static final int PER_SECOND = 5;
    private static final int MOST_CALLS = 2;

    private final Stage stage;
    private final RandomGenerator random;
    private final List<Sent> all = new ArrayList<>();
    private final Semaphore calls = new Semaphore(MOST_CALLS);
    private final ExecutorService callers = Executors.newFixedThreadPool(MOST_CALLS);

    Sender(Stage stage, RandomGenerator random) {
        this.stage = stage;
        this.random = random;
    }

    /** Everything that was sent so far. */
    List<Sent> all() {
        return all;
    }

    /** Sends for that long. */
    void run(int period, Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (System.nanoTime() - end < 0) {
            sendOne(period);
            Again.pause(never, Duration.ofMillis(random.nextLong(2_000 / PER_SECOND)));
        }
    }

    private void sendOne(int period) {
        Kind kind = kind();
        Vessel vessel = stage.vessels().get(random.nextInt(stage.vessels().size()));
        String mark = String.format("m%06d", all.size() + 1);
        long cancelAfter = 100L + random.nextInt(4_000);
        boolean byCall = random.nextInt(12) == 0 && calls.tryAcquire();
        Desk desk = stage.desks().get(random.nextInt(stage.desks().size()));
        if (!byCall && !desk.isAlive()) {
            return;
        }
        Sent sent = new Sent(mark, kind, vessel.name(), byCall ? COMMAND_LINE : desk.name(), period, vessel.deaths());
        all.add(sent);
        if (byCall) {
            callers.execute(() -> call(sent, cancelAfter));
        } else {
            send(desk, sent, cancelAfter);
        }
    }

    private Kind kind() {
        int total = 0;
        for (Kind kind : Kind.values()) {
            total += kind.weight();
        }
        int drawn = random.nextInt(total);
        for (Kind kind : Kind.values()) {
            drawn -= kind.weight();
            if (drawn < 0) {
                return kind;
            }
        }
        return Kind.QUICK;
    }

    private void send(Desk desk, Sent sent, long cancelAfter) {
        desk.send(sent, stage.effects()).thenAccept(job -> {
            sent.saved(job);
            if (sent.kind() == Kind.CANCELLED) {
                CompletableFuture.delayedExecutor(cancelAfter, TimeUnit.MILLISECONDS)
                        .execute(() -> desk.cancel(job));
            }
        });
    }

    private void call(Sent sent, long cancelAfter) {
        try {
            stage.commandLine().send(sent, stage.effects()).ifPresent(job -> {
                sent.saved(job);
                if (sent.kind() == Kind.CANCELLED && cancelAfter % 2 == 0) {
                    stage.commandLine().cancel(job);
                }
            });
        } finally {
            calls.release();
        }
    }

    /** Waits until nobody is asked to send any more. */
    void finish() throws InterruptedException {
        calls.acquire(MOST_CALLS);
        calls.release(MOST_CALLS);
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
