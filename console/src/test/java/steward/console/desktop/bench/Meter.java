package steward.console.desktop.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * Watches the thread that paints from when it is made until it is closed: how long its pulses take from their first task
 * to the end of layout, how long a task waits for its turn, and when a marked answer stands in a cell. Made and closed on
 * that thread.
 */
final class Meter implements AutoCloseable {
    private static final long LOOK_AGAIN = 100_000_000L;
    private static final long LAG_PERIOD_MILLIS = 20;

    private final Scene scene;
    private final Spread pulses = new Spread();
    private final Spread lags = new Spread();
    private final Spread cells = new Spread();
    private final Map<Integer, Long> marks = new ConcurrentHashMap<>();
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
    private final Runnable afterLayout = this::afterLayout;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long began = System.nanoTime();
    private final long usedBefore = threads.getCurrentThreadCpuTime();
    private List<TableCell<?, ?>> seen = List.of();
    private long looked;
    private long pulseBegan;
    private volatile boolean waiting;
    private @Nullable Runnable onPulse;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulseBegan = System.nanoTime();
            Runnable task = onPulse;
            if (task != null) {
                task.run();
            }
        }
    };

    Meter(Scene scene) {
        this.scene = scene;
        timer.start();
        scene.addPostLayoutPulseListener(afterLayout);
        asking.scheduleAtFixedRate(this::ask, 0, LAG_PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Does something at the beginning of every pulse. */
    void onPulse(Runnable task) {
        onPulse = task;
    }

    /** An answer with that exit code was heard just now. Any thread. */
    void marked(int exitCode) {
        marks.put(exitCode, System.nanoTime());
    }

    private void ask() {
        if (!waiting) {
            waiting = true;
            long asked = System.nanoTime();
            Platform.runLater(() -> {
                lags.add(System.nanoTime() - asked);
                waiting = false;
            });
        }
    }

    private void afterLayout() {
        long now = System.nanoTime();
        pulses.add(now - pulseBegan);
        if (now - looked > LOOK_AGAIN) {
            looked = now;
            seen = cells();
        }
        if (!marks.isEmpty()) {
            seen.forEach(cell -> look(cell.getText(), now));
        }
    }

    private List<TableCell<?, ?>> cells() {
        List<TableCell<?, ?>> found = new ArrayList<>();
        scene.getRoot().lookupAll(".table-cell").forEach(node -> found.add((TableCell<?, ?>) node));
        return found;
    }

    private void look(@Nullable String text, long now) {
        int at = text == null ? -1 : text.lastIndexOf("exit ");
        if (text == null || at < 0) {
            return;
        }
        int code = Integer.parseInt(text.substring(at + "exit ".length()));
        Long heard = marks.remove(code);
        if (heard != null) {
            cells.add(now - heard);
        }
    }

    @Override
    public void close() {
        timer.stop();
        scene.removePostLayoutPulseListener(afterLayout);
        asking.shutdownNow();
    }

    /** What was seen up to now; on the thread that paints. */
    Seen seen() {
        double seconds = (System.nanoTime() - began) / 1e9;
        double busy = (threads.getCurrentThreadCpuTime() - usedBefore) / 1e9;
        return new Seen(pulses.size() / seconds, pulses, lags, cells, marks.size(), 100 * busy / seconds);
    }

    /**
     * What was seen.
     *
     * @param frames a second
     * @param pulses how long they took
     * @param lags how long a task waited for its turn
     * @param cells how long after an answer was heard its cell had changed, at the end of a layout
     * @param missing marked answers that no cell has shown
     * @param busy how much of a processor the thread used, in percent
     */
    record Seen(double frames, Spread pulses, Spread lags, Spread cells, int missing, double busy) {}
}
