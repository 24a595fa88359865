package steward.console.job;

import java.time.Instant;
import steward.message.Presence;

/**
 * A presence as the broker has it.
 *
 * @param presence what the node said of itself
 * @param storedAt by the broker's clock
 */
public record Heard(Presence presence, Instant storedAt) {}
