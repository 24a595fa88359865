package steward.agent.source;

import steward.message.Attributes;
import steward.message.Severity;

/**
 * Something that happened, before it is an event with an id and a time.
 *
 * @param severity how bad it is: when too many events wait for the broker, the oldest of the least severe give way first
 * @param data what happened; by custom {@code text} is what a person reads
 */
public record EventDraft(Severity severity, Attributes data) {}
