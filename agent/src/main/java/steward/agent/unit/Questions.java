package steward.agent.unit;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import steward.bus.BusException;
import steward.time.Loop;

/** Questions to the broker: an answer counts only on the connection on which was asked. Lives on the loop. */
final class Questions {
    private final Loop loop;
    private int connection;

    Questions(Loop loop) {
        this.loop = loop;
    }

    /** Answers to what was asked until now do not count. */
    void forget() {
        connection++;
    }

    /** Goes on with the answer, on the loop, or with what there is in place of one. */
    <T> void ask(CompletionStage<T> question, Consumer<T> then, Consumer<BusException> otherwise) {
        int asked = connection;
        question.whenComplete((answer, error) -> loop.execute(() -> {
            if (asked != connection) {
                return;
            }
            if (error == null) {
                then.accept(answer);
            } else {
                otherwise.accept(BusException.of(error));
            }
        }));
    }

    /** Without an answer the next question will do. */
    <T> void look(CompletionStage<T> question, Consumer<T> then) {
        ask(question, then, error -> {});
    }
}
