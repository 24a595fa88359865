package steward.bus;

import java.time.Instant;

/**
 * Which stream it is, and how far it reaches: a stream that was made anew, or that reaches less far than it did, has lost
 * data.
 *
 * @param created when the stream was made
 * @param firstSequence of the oldest message that it still holds
 * @param lastSequence that it ever gave
 */
public record StreamIdentity(Instant created, long firstSequence, long lastSequence) {}
