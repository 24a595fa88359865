package steward.agent.handler;

import java.util.Optional;
import java.util.function.Consumer;

/** The order to end early, as a handler sees it. Safe for all threads. */
public interface Stopping {
    /** Why the handler has to end, once it has to. The first reason stays. */
    Optional<StopReason> reason();

    /**
     * Runs the action when the order comes, on a thread of the one who orders, or at once on this thread when it has
     * come already. Each action runs at most once and must not block.
     */
    void onStop(Consumer<StopReason> action);
}
