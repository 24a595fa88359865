package steward.agent.unit;

import java.time.Instant;
import java.util.Optional;
import steward.agent.handler.Handler;
import steward.bus.Delivery;
import steward.codec.MalformedMessageException;
import steward.codec.MessageCodec;
import steward.message.Command;
import steward.message.CommandState;
import steward.message.Message;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.method.InvalidArgumentException;
import steward.method.Methods;
import steward.schedule.ScheduleOrder;
import steward.time.BrokerClock;
import steward.trust.Signed;
import steward.trust.TrustedOperator;

/**
 * Decides what becomes of each delivery: decode, target, signature, duplicate, policy, recalled, floor, expired, method,
 * arguments, in this order. Only what a trusted operator signed for this very node and subject can enter the ledger; a
 * copy on another subject, altered bytes or an unknown key can therefore never use up the id of a good command.
 */
final class Gate {
    private final NodeName node;
    private final UnitRules rules;
    private final Ledger ledger;
    private final BrokerClock time;
    private final RunRules runRules;

    Gate(NodeName node, UnitRules rules, Ledger ledger, BrokerClock time) {
        this.node = node;
        this.rules = rules;
        this.ledger = ledger;
        this.time = time;
        runRules = new RunRules(node, rules);
    }

    Verdict judge(Delivery delivery) {
        Message message;
        try {
            message = MessageCodec.decode(delivery.payload().toArray());
        } catch (MalformedMessageException e) {
            return distrust("not a message: " + e.getMessage());
        }
        if (!(message instanceof Command command)) {
            return distrust("a message of type " + message.type().wireName() + " on the subject " + delivery.subject());
        }
        if (!command.address().node().equals(node)) {
            return distrust("command " + command.id() + " is for node "
                    + command.address().node() + ", not " + node);
        }
        if (!command.subject().equals(delivery.subject())) {
            return distrust("command " + command.id() + " belongs on " + command.subject() + " and came on "
                    + delivery.subject());
        }
        return judge(command, delivery);
    }

    private Verdict judge(Command command, Delivery delivery) {
        Optional<LedgerEntry> known = ledger.find(command.id());
        if (known.filter(entry -> wasTakenFrom(delivery, entry)).isPresent()) {
            return new Verdict.Duplicate(known.get());
        }
        Optional<Signed> signed = Signed.from(delivery.payload(), delivery.headers());
        if (signed.isEmpty()) {
            return distrust("the command is not signed", command);
        }
        Optional<TrustedOperator> operator = rules.trust().find(signed.get().key());
        if (operator.isEmpty()) {
            return distrust(
                    "key " + signed.get().key() + " is not one that " + node
                            + " trusts: add it to the unit's configuration",
                    command);
        }
        if (!signed.get().isBy(operator.get().key())) {
            return distrust("the signature does not fit the command", command);
        }
        if (!operator.get().name().equals(command.operator())) {
            return distrust(
                    "the command says operator " + command.operator() + " and is signed with the key of "
                            + operator.get().name() + ": use the same name in both configurations",
                    command);
        }
        return known.isPresent()
                ? new Verdict.Duplicate(known.get())
                : judge(command, operator.get(), delivery.sequence());
    }

    /** Whether it is read from the same place once more: whatever it says, nothing is done, so nothing is checked. */
    private static boolean wasTakenFrom(Delivery delivery, LedgerEntry entry) {
        return delivery.sequence() == entry.stored() && !delivery.headers().containsKey(Unit.RESEND_HEADER);
    }

    private Verdict judge(Command command, TrustedOperator operator, long sequence) {
        Optional<String> full = ledger.full();
        if (full.isPresent()) {
            return new Verdict.Full(full.get());
        }
        boolean isCancel = Canceller.isCancel(command);
        if (!isCancel
                && !operator.may(command.address().method(), command.address().domain())) {
            return refuse(
                    command,
                    CommandState.REJECTED,
                    "operator " + operator.name() + " may not send "
                            + command.address().method() + "."
                            + command.address().domain() + " to " + node);
        }
        Optional<Ledger.Recall> recall = ledger.recalled(command.id()).filter(made -> counts(made, command));
        boolean isToRunAgain = command.onInterrupt() == OnInterrupt.RERUN && !isExpired(command) && recall.isEmpty();
        if (!isToRunAgain && mayHaveRun(command, sequence)) {
            return refuse(
                    command,
                    CommandState.INTERRUPTED,
                    "the unit's ledger was lost or another was in use after this command was made: whether it ran is not"
                            + " known");
        }
        if (recall.isPresent()) {
            return refuse(
                    command,
                    CommandState.CANCELLED,
                    "recalled by " + recall.get().operator() + " before it arrived");
        }
        if (command.validUntil().plus(Chronicle.MARGIN).isBefore(ledger.forgotten())) {
            return refuse(
                    command,
                    CommandState.EXPIRED,
                    "was valid until " + command.validUntil()
                            + ", and what the unit ran in that time it has forgotten");
        }
        if (isExpired(command)) {
            return refuse(command, CommandState.EXPIRED, "arrived after it was valid until " + command.validUntil());
        }
        if (ledger.openCount() >= rules.maxOpen() && !isCancel) {
            return new Verdict.Full(rules.maxOpen() + " commands are open, the most that it holds");
        }
        return isCancel ? judgeCancel(command, operator) : judgeMethod(command, operator);
    }

    /** Who recalled a command before it arrived must have been allowed to send it. */
    private boolean counts(Ledger.Recall recall, Command command) {
        return rules.trust().operators().stream()
                .filter(operator -> operator.name().value().equals(recall.operator()))
                .anyMatch(operator -> operator.may(
                        command.address().method(), command.address().domain()));
    }

    /** Whether an older ledger may have run it, or another. */
    boolean mayHaveRun(Command command, long sequence) {
        return ledger.floor().covers(command.createdAt(), new Cursor(ledger.cursor().stream(), sequence));
    }

    /** Whether it must not be started any more. */
    boolean isExpired(Command command) {
        Instant last = command.validUntil().plus(rules.tolerance());
        return time.now().isAfter(last);
    }

    /** Whether the machine's clock says that it expired, and the broker's was not read yet. */
    boolean mayHaveExpired(Command command) {
        Instant last = command.validUntil().plus(rules.tolerance());
        return time.presumed().isAfter(last) && !isExpired(command);
    }

    /** The instant that a command proves to have passed, however wrong the clock of whoever signed it. */
    Instant proved(Command command) {
        Instant most = time.now().plus(rules.tolerance());
        return command.createdAt().isBefore(most) ? command.createdAt() : most;
    }

    private Verdict judgeCancel(Command command, TrustedOperator operator) {
        return Canceller.target(command).isPresent()
                ? new Verdict.Accept(command, operator)
                : refuse(command, CommandState.REJECTED, "argument 'command' is not the id of a command");
    }

    private Verdict judgeMethod(Command command, TrustedOperator operator) {
        MethodName method = command.address().method();
        Optional<Handler> handler = rules.handlers().find(method);
        if (handler.isEmpty()) {
            return refuse(command, CommandState.REJECTED, rules.handlers().refusal(method));
        }
        try {
            handler.get().check(command.arguments());
        } catch (InvalidArgumentException e) {
            return refuse(command, CommandState.REJECTED, String.valueOf(e.getMessage()));
        }
        return method.equals(Methods.SCHEDULE.name())
                ? judgeSchedule(command, operator)
                : new Verdict.Accept(command, operator);
    }

    /** Who may not do something now may not have it done later. */
    private Verdict judgeSchedule(Command command, TrustedOperator operator) {
        try {
            Optional<String> refusal = ScheduleOrder.of(command.arguments()) instanceof ScheduleOrder.Add add
                    ? runRules.refusal(operator, add.schedule())
                    : Optional.empty();
            return refusal.isPresent()
                    ? refuse(command, CommandState.REJECTED, refusal.get())
                    : new Verdict.Accept(command, operator);
        } catch (InvalidArgumentException e) {
            return refuse(command, CommandState.REJECTED, String.valueOf(e.getMessage()));
        }
    }

    private static Verdict refuse(Command command, CommandState state, String reason) {
        return new Verdict.Refuse(command, state, reason);
    }

    private static Verdict distrust(String reason) {
        return new Verdict.Distrust(reason, Optional.empty());
    }

    private static Verdict distrust(String reason, Command command) {
        return new Verdict.Distrust(reason, Optional.of(command));
    }
}
