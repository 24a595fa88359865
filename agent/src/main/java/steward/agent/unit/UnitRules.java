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
 */
public record UnitRules(TrustList trust, HandlerRegistry handlers, Duration tolerance) {}
