package steward.console.job;

import java.time.Instant;
import steward.console.fleet.Column;
import steward.message.NodeName;

/**
 * Commands that their node has not confirmed to have: they wait in an outbox or at the broker.
 *
 * @param node that they are for
 * @param column its subject
 * @param count how many
 * @param oldest when the oldest of them was sent, by the broker's clock
 */
public record Undelivered(NodeName node, Column column, int count, Instant oldest) {
    /** The most that are listed at once: one per subject of a node. */
    public static final int MOST_LISTED = 20_000;
}
