package steward.agent.unit;

import java.util.Optional;
import steward.agent.handler.Handler;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OperatorName;
import steward.method.InvalidArgumentException;
import steward.method.Methods;
import steward.schedule.Schedule;
import steward.trust.TrustedOperator;

/** Whether what a schedule asks for may be done: asked when it comes, and again for every run. */
final class RunRules {
    private final NodeName node;
    private final UnitRules rules;

    RunRules(NodeName node, UnitRules rules) {
        this.node = node;
        this.rules = rules;
    }

    /** Why this operator's schedule may not be taken; empty where it may. */
    Optional<String> refusal(TrustedOperator operator, Schedule schedule) {
        if (!operator.may(schedule.method(), schedule.domain())) {
            return Optional.of("operator " + operator.name() + " may not send " + schedule.method() + "."
                    + schedule.domain() + " to " + node);
        }
        Optional<Handler> handler = rules.handlers().find(schedule.method());
        if (handler.isEmpty()) {
            return Optional.of(rules.handlers().refusal(schedule.method()));
        }
        try {
            handler.get().check(schedule.arguments());
            return Optional.empty();
        } catch (InvalidArgumentException e) {
            return Optional.of("of " + schedule.method() + ": " + e.getMessage());
        }
    }

    /** Why the schedule may not run now, whatever held when it came; empty where it may. */
    Optional<String> refusal(HeldSchedule held) {
        Optional<TrustedOperator> operator = rules.trust().find(held.signed().key());
        if (operator.isEmpty()) {
            return Optional.of("key " + held.signed().key() + ", which signed the schedule, is not one that " + node
                    + " trusts any more: sign it anew, or remove it");
        }
        if (!held.signed().isBy(operator.get().key())
                || !operator.get().name().equals(held.order().operator())) {
            return Optional.of("the signature of the schedule does not fit: sign it anew, or remove it");
        }
        if (!operator.get().may(Methods.SCHEDULE.name(), held.order().address().domain())) {
            return Optional.of("operator " + operator.get().name() + " may not schedule anything on " + node);
        }
        return refusal(operator.get(), held.schedule());
    }

    /** Whether an operator of that name may send that. */
    boolean may(OperatorName name, MethodName method, Domain domain) {
        return rules.trust().operators().stream()
                .filter(operator -> operator.name().equals(name))
                .anyMatch(operator -> operator.may(method, domain));
    }
}
