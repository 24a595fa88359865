package steward.console.desktop.link;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads anew what changes often: one question at a time, a pause after each answer, and once more after it when something
 * changed meanwhile. For the thread that paints; nothing is told after it was closed.
 */
public final class PacedReading<T> implements AutoCloseable {
    private final Supplier<CompletionStage<T>> question;
    private final Consumer<T> onAnswer;
    private final Consumer<String> onFailure;
    private final Supplier<Duration> pause;
    private final Worker worker;
    private final Crossing crossing;
    private boolean reading;
    private boolean wanted;
    private boolean closed;

    /** @param onFailure told why there is no answer */
    public PacedReading(
            Supplier<CompletionStage<T>> question,
            Consumer<T> onAnswer,
            Consumer<String> onFailure,
            Supplier<Duration> pause,
            Worker worker,
            Crossing crossing) {
        this.question = question;
        this.onAnswer = onAnswer;
        this.onFailure = onFailure;
        this.pause = pause;
        this.worker = worker;
        this.crossing = crossing;
    }

    /** Something changed. */
    public void want() {
        wanted = true;
        if (reading || closed) {
            return;
        }
        reading = true;
        wanted = false;
        question.get().whenComplete((answer, wrong) -> crossing.run(() -> take(answer, wrong)));
    }

    private void take(@Nullable T answer, @Nullable Throwable wrong) {
        if (closed) {
            return;
        }
        if (answer == null) {
            onFailure.accept(reason(wrong));
        } else {
            onAnswer.accept(answer);
        }
        worker.after(pause.get(), () -> crossing.run(this::again));
    }

    private void again() {
        reading = false;
        if (wanted) {
            want();
        }
    }

    private static String reason(@Nullable Throwable wrong) {
        Throwable cause = wrong != null && wrong.getCause() != null ? wrong.getCause() : wrong;
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }

    @Override
    public void close() {
        closed = true;
    }
}
