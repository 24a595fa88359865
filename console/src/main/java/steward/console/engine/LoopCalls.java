package steward.console.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

    void close() {
        isClosed = true;
    }

    boolean isClosed() {
        return isClosed;
    }
}
