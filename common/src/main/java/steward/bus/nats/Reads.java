package steward.bus.nats;

import io.nats.client.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import steward.bus.BusException;
import steward.bus.BusException.Kind;
import steward.bus.Delivery;
import steward.bus.StreamName;

/**
 * Reads what a stream holds now, once. Readings of one stream by one reader run one after another, as they share the
 * consumer's name; so the broker holds one consumer a reader at most. Safe for all threads.
 */
final class Reads {
    /** At most so many wait or run; the next one is refused. */
    private static final int MOST = 256;

    private final Link link;
    private final Requests requests;
    private final Executor threads;
    private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    Reads(Link link, Requests requests, Executor threads) {
        this.link = link;
        this.requests = requests;
        this.threads = threads;
    }

    /** What is to be read. */
    record Task(
            StreamName stream, String filter, Pull.Start from, int limit, String reader, Consumer<Delivery> listener) {}

    CompletionStage<Integer> start(Task task) {
        CompletableFuture<Integer> result = new CompletableFuture<>();
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            result.completeExceptionally(
                    new BusException(Kind.FULL, "more than " + MOST + " readings wait: ask again later"));
            return result;
        }
        String key = task.stream + "." + task.reader;
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> before = last.put(key, done);
        Runnable run = () -> run(task, result);
        Runnable end = () -> {
            last.remove(key, done);
            count.decrementAndGet();
            done.complete(null);
        };
        if (before == null) {
            execute(run, end, result);
        } else {
            before.whenComplete((nothing, failure) -> execute(run, end, result));
        }
        return result;
    }

    private void execute(Runnable run, Runnable end, CompletableFuture<Integer> result) {
        try {
            threads.execute(() -> {
                try {
                    run.run();
                } catch (Error e) {
                    result.completeExceptionally(new BusException(Kind.NO_ANSWER, "reading failed: " + e, e));
                    throw e;
                } finally {
                    end.run();
                }
            });
        } catch (RejectedExecutionException e) {
            end.run();
            result.completeExceptionally(new BusException(Kind.NOT_CONNECTED, "the bus is closed", e));
        }
    }

    private void run(Task task, CompletableFuture<Integer> result) {
        try {
            Connection connection = Optional.ofNullable(link.current())
                    .orElseThrow(() ->
                            new BusException(Kind.NOT_CONNECTED, "no connection to the broker: " + link.detail()));
            result.complete(read(connection, task));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.completeExceptionally(new BusException(Kind.NOT_CONNECTED, "interrupted", e));
        } catch (RuntimeException e) {
            result.completeExceptionally(BusException.of(e));
        }
    }

    private static void hand(Task task, Delivery delivery) {
        try {
            task.listener.accept(delivery);
        } catch (RuntimeException e) {
            throw new BusException(
                    Kind.NO_ANSWER,
                    "reading " + task.filter + " in " + task.stream + " ended at message " + delivery.sequence()
                            + ": the listener failed: " + e,
                    e);
        }
    }

    private int read(Connection connection, Task task) throws InterruptedException {
        Pull pull = new Pull(
                connection, link, requests, task.stream, Api.consumerName(task.reader), task.filter, task.limit);
        try {
            long pending = pull.open(task.from);
            // On a stream that never rests, the last of each subject are followed by what came since.
            long most = task.from instanceof Pull.Start.At ? task.limit : pending;
            int given = 0;
            if (pending > 0) {
                pull.begin();
            }
            while (pending > 0 && given < most) {
                Optional<Pull.Item> item = pull.next();
                if (item.isPresent()) {
                    hand(task, item.get().delivery());
                    given++;
                    pending = item.get().pending();
                } else {
                    pending = pull.pending();
                }
            }
            return given;
        } finally {
            pull.end().join();
        }
    }
}
