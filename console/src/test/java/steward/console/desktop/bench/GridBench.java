package steward.console.desktop.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import steward.console.desktop.look.Looks;
import steward.console.desktop.look.Painting;
import steward.console.fleet.NodeStatus;

/**
 * Measures the grid beside plain tables, and how long a start takes until the grid is full. Arguments: how many nodes,
 * one number each; 1000, 10000 and 100000 where none is given. With {@code start} alone only starts are measured.
 */
public final class GridBench {
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
    private static final List<Integer> RATES = List.of(1_000, 10_000);
    private static final int WARM_UP_SECONDS = 3;
    private static final int SECONDS = 8;
    private static final int ROWS_IN_SIGHT = 12;
    private static final int ROWS_PER_PULSE = 3;
    private static final String LINE = "%-26s %-24s %-24s %-7s %-24s %s%n";
    /** One pulse of a table that keeps so many rows in live order takes minutes. */
    private static final int MOST_IN_LIVE_ORDER = 10_000;

    private static final int NODES_OF_START = 10_000;
    private static final String START = "start";

    private final PrintStream out;
    private final Path folder;
    private final Stage stage;

    private GridBench(PrintStream out, Path folder, Stage stage) {
        this.out = out;
        this.folder = folder;
        this.stage = stage;
    }

    public static void main(String[] arguments) throws IOException {
        boolean isStartOnly = List.of(arguments).equals(List.of(START));
        List<Integer> sizes = isStartOnly
                ? List.of()
                : Stream.of(arguments).map(Integer::valueOf).toList();
        Path folder = Files.createTempDirectory("steward-bench");
        Painting.prepare();
        CompletableFuture<Stage> started = new CompletableFuture<>();
        Platform.startup(() -> {
            Looks.theme(false);
            Stage stage = new Stage();
            Scene scene = new Scene(new StackPane(), 1600, 1000);
            Looks.dress(scene);
            stage.setScene(scene);
            stage.show();
            started.complete(stage);
        });
        System.out.printf(
                Locale.ROOT,
                "Java %s, JavaFX %s, %d processors, load %.1f%n",
                System.getProperty("java.version"),
                System.getProperty("javafx.version"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        GridBench bench = new GridBench(System.out, folder, started.join());
        for (int nodes : sizes.isEmpty() && !isStartOnly ? SIZES : sizes) {
            for (int rate : RATES) {
                bench.compare(nodes, rate);
            }
        }
        new StartBench(System.out, bench.stage.getScene()::setRoot).run(NODES_OF_START, folder.resolve("start"));
        Platform.exit();
    }

    private void compare(int nodes, int rate) {
        out.printf(
                Locale.ROOT,
                "%n%,d nodes of %d subjects, %,d answers a second (p50 / p99 / greatest)%n",
                nodes,
                BenchFleet.SUBJECTS,
                rate);
        List<NodeStatus> fleet = BenchFleet.of(nodes);
        Result product = measure(() -> new Product(fleet, folder), nodes, rate, true);
        Result plain = measure(() -> new PlainTable(fleet, false), nodes, rate, true);
        Result live = nodes > MOST_IN_LIVE_ORDER
                ? new Result()
                : measure(() -> new PlainTable(fleet, true), nodes, rate, false);
        out.printf(LINE, "", "steward", "plain table", "ratio", "plain, live order", "ratio");
        for (Result.Row row : product.rows()) {
            Result.Row first = plain.row(row.name());
            Result.Row second = live.row(row.name());
            out.printf(LINE, row.name(), row.text(), first.text(), row.ratio(first), second.text(), row.ratio(second));
        }
    }

    /** @param inUse whether somebody scrolls and types, too: no use where everything stands still anyway */
    private Result measure(Callable<Contender> made, int nodes, int rate, boolean inUse) {
        Contender contender = on(made);
        show(contender.root());
        await(WARM_UP_SECONDS);
        Result result = new Result();
        List<Integer> inSight = on(() -> nodesInSight(contender));
        phase(contender, nodes, rate, inSight, false, result);
        result.add("heap MB", heap() / 1e6);
        if (inUse) {
            phase(contender, nodes, rate, List.of(), true, result);
            typing(contender, nodes, rate, result);
        }
        on(() -> {
            contender.close();
            return null;
        });
        show(new StackPane());
        return result;
    }

    private void phase(
            Contender contender, int nodes, int rate, List<Integer> inSight, boolean scrolling, Result result) {
        Meter meter = on(() -> new Meter(stage.getScene()));
        if (scrolling) {
            int[] row = {0};
            on(() -> {
                meter.onPulse(() -> {
                    row[0] = (row[0] + ROWS_PER_PULSE) % nodes;
                    contender.table().scrollTo(row[0]);
                });
                return null;
            });
        }
        long sent;
        long dealtWith;
        try (Feeder feeder = new Feeder(contender, nodes, rate, inSight, meter::marked)) {
            await(SECONDS);
            sent = feeder.sent();
            dealtWith = contender.dealtWith();
        }
        Meter.Seen seen = on(() -> {
            Meter.Seen now = meter.seen();
            meter.close();
            return now;
        });
        result.add(scrolling ? "scrolling: " : "", seen);
        if (!scrolling) {
            result.add("answers dealt with, 1/s", dealtWith / (double) SECONDS);
            result.add("answer to changed cell", seen.cells());
            result.add("  overwritten before", seen.missing());
            result.add("answers sent, 1/s", sent / (double) SECONDS);
        }
    }

    /** As somebody types: rows come and go while answers come in. */
    private void typing(Contender contender, int nodes, int rate, Result result) {
        Spread until = new Spread();
        Meter meter = on(() -> new Meter(stage.getScene()));
        try (Feeder feeder = new Feeder(contender, nodes, rate, List.of(), code -> {})) {
            for (int i = 0; i < 6; i++) {
                boolean tugs = i % 2 == 0;
                int wanted = tugs ? nodes / 4 : nodes;
                long began = System.nanoTime();
                CountDownLatch shown = new CountDownLatch(1);
                on(() -> {
                    contender.filter(tugs);
                    meter.onPulse(() -> {
                        if (contender.table().getItems().size() == wanted) {
                            shown.countDown();
                        }
                    });
                    return null;
                });
                if (await(shown)) {
                    until.add(System.nanoTime() - began);
                }
            }
            result.add("typing: rows changed", until);
        }
        Meter.Seen seen = on(() -> {
            Meter.Seen now = meter.seen();
            meter.close();
            return now;
        });
        result.add("typing: wait for a turn", seen.lags());
    }

    private List<Integer> nodesInSight(Contender contender) {
        List<Integer> nodes = new ArrayList<>();
        int rows = Math.min(ROWS_IN_SIGHT, contender.table().getItems().size());
        for (int row = 0; row < rows; row++) {
            nodes.add(contender.nodeOf(row));
        }
        return nodes;
    }

    private void show(Parent root) {
        on(() -> {
            stage.getScene().setRoot(root);
            return null;
        });
    }

    private static long heap() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** On the thread that paints; waits as long as it takes. */
    private static <T> T on(Callable<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    private static void await(int seconds) {
        try {
            new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
