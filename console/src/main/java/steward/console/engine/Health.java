package steward.console.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import steward.console.store.Dropped;
import steward.supervision.SupervisedState;

/**
 * How the engine itself is.
 *
 * @param connected whether the broker can be reached
 * @param detail the broker's address, or why it cannot be reached
 * @param asOf up to when what is shown is known to be complete, by the broker's clock; nothing where that never was
 * @param waitingToSend messages in the outbox
 * @param badMessages messages of the broker that were skipped because they break the format, since the start
 * @param lastBad why the newest of them was skipped
 * @param dropped what left the history and the local cache of output to make room, ever
 * @param trouble which command the broker refused last and why, until none is refused; else what it lacks of what it is
 *     meant to have, such as servers of a cluster that are away
 * @param processes of the engine, in the order they were started, each with its state and last error
 * @param lostErrors errors that {@link Engine#errors()} does not list: they left it to make room, or came too fast
 */
public record Health(
        boolean connected,
        String detail,
        Optional<Instant> asOf,
        int waitingToSend,
        long badMessages,
        Optional<String> lastBad,
        Dropped dropped,
        Optional<String> trouble,
        List<SupervisedState> processes,
        long lostErrors) {
    public Health {
        processes = List.copyOf(processes);
    }
}
