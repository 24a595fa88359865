package steward.console.desktop.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * Hears answers at a rate and hands them on; now and then a marked one. Stops for a while when the thread that paints is too far behind.
 */
final class Feeder implements AutoCloseable {
    private static final int PERIOD_MILLIS = 5;
    private static final int PERIODS_PER_MARK = 50;
    /** The most answers that may wait for the thread that paints: one that cannot keep up must come to an end, too. */
    private static final long MOST_BEHIND = 1_000;

    private final Contender contender;
    private final int nodes;
    private final int perSecond;
    private final List<Integer> marked;
    private final IntConsumer onMark;
    private final Random random = new Random(1);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private long periods;
    private final AtomicLong sent = new AtomicLong();
    private int exitCode = 1_000;

    /**
     * @param marked nodes whose rows are in sight
     * @param onMark told the exit code of each marked answer as it is heard
     */
    Feeder(Contender contender, int nodes, int perSecond, List<Integer> marked, IntConsumer onMark) {
        this.contender = contender;
        this.nodes = nodes;
        this.perSecond = perSecond;
        this.marked = List.copyOf(marked);
        this.onMark = onMark;
        thread.scheduleAtFixedRate(this::period, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void period() {
        if (sent.get() - contender.dealtWith() > MOST_BEHIND) {
            return;
        }
        List<Ack> heard = new ArrayList<>();
        for (int i = 0; i < perSecond * PERIOD_MILLIS / 1_000; i++) {
            heard.add(BenchFleet.answer(nodes, random));
        }
        if (periods % PERIODS_PER_MARK == 0 && !marked.isEmpty()) {
            exitCode++;
            heard.add(BenchFleet.marked(marked.get(exitCode % marked.size()), exitCode, random));
            onMark.accept(exitCode);
        }
        periods++;
        sent.addAndGet(heard.size());
        contender.take(heard);
    }

    /** How many answers were handed on. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
