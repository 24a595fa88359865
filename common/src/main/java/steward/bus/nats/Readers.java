package steward.bus.nats;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Where the client library's reading thread runs. An unexpected exception ends that thread silently, and the connection
 * would then stand open and hear nothing: so it is reported here.
 */
final class Readers extends AbstractExecutorService {
    private final ExecutorService tasks;
    private final Consumer<Throwable> onDeath;

    Readers(ExecutorService tasks, Consumer<Throwable> onDeath) {
        this.tasks = tasks;
        this.onDeath = onDeath;
    }

    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        FutureTask<T> future = new FutureTask<>(guarded(task), result);
        tasks.execute(future);
        return future;
    }

    @Override
    public void execute(Runnable task) {
        tasks.execute(guarded(task));
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                onDeath.accept(e);
            }
        };
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return tasks.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return tasks.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return tasks.awaitTermination(timeout, unit);
    }
}
