package steward.agent.unit;

import java.time.Duration;
import steward.agent.handler.HandlerRegistry;
import steward.trust.TrustList;

/**
 * What the gate goes by.
 *
 * @param trust whose signatures count, and what each may send
 * @param handlers the methods that the unit knows
 * @param tolerance how long after {@code validUntil} a command may still be started, for clocks that differ
 * @param maxOpen the most commands that the unit holds open; more stay with the broker until there is room
 */
public record UnitRules(TrustList trust, HandlerRegistry handlers, Duration tolerance, int maxOpen) {}
