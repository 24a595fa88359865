package steward.console.job;

import java.time.Instant;
import steward.message.Ack;

/**
 * That a unit refused bytes of which nobody here is the sender: somebody publishes on its subjects who has no right to.
 *
 * @param ack what the unit said; its reason says why
 * @param storedAt by the broker's clock
 */
public record Refusal(Ack ack, Instant storedAt) {}
