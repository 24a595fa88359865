package steward.console.job;

import java.time.Instant;
import steward.lifecycle.CommandProgress;
import steward.message.CommandId;

/**
 * A command of this home that has no final state.
 *
 * @param number its place in the store, for paging
 * @param progress so far
 * @param validUntil not to be started after
 * @param attempts how often it was sent again
 * @param waiting whether it is in the outbox, so that it goes out anyway
 */
public record OpenCommand(long number, CommandProgress progress, Instant validUntil, int attempts, boolean waiting) {
    CommandId id() {
        return progress.command();
    }
}
