package steward.console.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import steward.time.Loop;

/** Has work done on the loop and its result given to the caller on another thread, so that no caller holds up the loop. */
final class LoopCalls {
    private final Loop loop;
    private final Executor answers;
    private volatile boolean isClosed;

    LoopCalls(Loop loop, Executor answers) {
        this.loop = loop;
        this.answers = answers;
    }

    <T> CompletionStage<T> get(Supplier<T> work) {
        if (isClosed) {
            return CompletableFuture.failedFuture(new IllegalStateException("the engine is closed"));
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                T value = work.get();
                answers.execute(() -> result.complete(value));
            } catch (RuntimeException e) {
                answers.execute(() -> result.completeExceptionally(e));
            }
        });
        return result;
    }

    CompletionStage<Void> run(Runnable work) {
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        return get(() -> {
                    work.run();
                    return done;
                })
                .thenCompose(same -> same);
    }

    /** For a process: has the work done on the loop and waits for its result, or throws what it threw. */
    <T> T await(Supplier<T> work) throws InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    /** As the other, for work without a result. */
    void await(Runnable work) throws InterruptedException {
        await(() -> {
            work.run();
            return true;
        });
    }

    /** Has the work done on the loop some time. */
    void execute(Runnable work) {
        loop.execute(work);
    }

    void close() {
        isClosed = true;
    }

    boolean isClosed() {
        return isClosed;
    }
}
