package steward.agent.unit;

import java.time.Duration;
import java.time.ZoneId;
import steward.agent.handler.HandlerRegistry;
import steward.message.OperatorName;
import steward.trust.Permission;
import steward.trust.TrustList;

/**
 * What the gate goes by.
 *
 * @param trust whose signatures count, and what each may send
 * @param handlers the methods that the unit knows
 * @param tolerance how long after {@code validUntil} a command may still be started, for clocks that differ
 * @param maxOpen the most commands that the unit holds open; more stay with the broker until there is room
 * @param zone by whose clocks schedules go that name none
 */
public record UnitRules(TrustList trust, HandlerRegistry handlers, Duration tolerance, int maxOpen, ZoneId zone) {
    /** Whether an operator of that name may send everything. */
    boolean mayAll(OperatorName name) {
        return trust.operators().stream()
                .filter(operator -> operator.name().equals(name))
                .anyMatch(operator -> operator.allow().contains(Permission.all()));
    }
}
