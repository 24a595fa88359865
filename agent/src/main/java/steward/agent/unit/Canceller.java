package steward.agent.unit;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import steward.bus.Delivery;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.InvalidNameException;
import steward.message.MethodName;
import steward.message.OperatorName;
import steward.trust.TrustedOperator;

/**
 * Carries out cancel commands: a command that waits is recalled, one that runs is killed, one that has not arrived will
 * not be run when it does, and for one that has ended it is too late. The answer says which.
 *
 * <p>A cancel command that wants only what waits leaves alone what has started. One that names a replacement sees to it
 * that the replacement, which comes behind it, is not run where its target has started.
 */
final class Canceller {
    /** The method of a cancel command. */
    static final MethodName METHOD = new MethodName("cancel");

    /** The argument that names the command to be cancelled. */
    static final String TARGET = "command";

    /** The argument that says, with true, that what has started is to be left alone. */
    static final String ONLY_WAITING = "onlyWaiting";

    /** The argument that names the command that is to run in the place of the target. */
    static final String REPLACEMENT = "replacement";

    private final Ledger ledger;
    private final Chronicle chronicle;
    private final Conductor conductor;
    private final Predicate<OperatorName> mayAll;

    /** @param mayAll whether an operator may send everything to this node */
    Canceller(Ledger ledger, Chronicle chronicle, Conductor conductor, Predicate<OperatorName> mayAll) {
        this.ledger = ledger;
        this.chronicle = chronicle;
        this.conductor = conductor;
        this.mayAll = mayAll;
    }

    static boolean isCancel(Command command) {
        return command.address().method().equals(METHOD);
    }

    /** The command that this one wants to cancel, when it names one. */
    static Optional<CommandId> target(Command cancel) {
        return named(cancel, TARGET);
    }

    private static Optional<CommandId> named(Command cancel, String argument) {
        Object text = cancel.arguments().get(argument).orElse("");
        try {
            return Optional.of(CommandId.parse(String.valueOf(text)));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    void received(Command cancel, Delivery delivery, TrustedOperator operator) {
        CommandId target = target(cancel).orElseThrow();
        Optional<LedgerEntry> entry = ledger.find(target);
        if (entry.isPresent() && !mayCancel(operator, entry.get().command())) {
            chronicle.refused(
                    cancel,
                    delivery,
                    CommandState.REJECTED,
                    "operator " + operator.name() + " may not cancel commands of "
                            + entry.get().command().address().method());
            return;
        }
        if (entry.isEmpty()) {
            ledger.recall(
                    target,
                    new Ledger.Recall(
                            operator.name().value(), cancel.validUntil().plus(Chronicle.MARGIN)));
        }
        LedgerEntry started = chronicle.started(chronicle.received(cancel, delivery));
        if (entry.isPresent() && entry.get().state().isFinal()) {
            tooLate(started, entry.get());
        } else {
            resume(started);
        }
    }

    /** Goes on with a cancel command that was started; also after a restart, when the target may long have ended. */
    void resume(LedgerEntry cancel) {
        CommandId target = target(cancel.command()).orElseThrow();
        Optional<LedgerEntry> entry = ledger.find(target);
        if (entry.isEmpty()) {
            succeed(cancel, recalledInAdvance(cancel.command()));
        } else if (entry.get().state().isFinal()) {
            settle(cancel, entry.get());
        } else if (wantsOnlyWaiting(cancel.command()) && hasStarted(entry.get())) {
            recallReplacement(cancel, entry.get());
            chronicle.ended(cancel, CommandState.FAILED, "too late: it has started and goes on");
        } else if (conductor.waits(target)) {
            recall(cancel, entry.get());
        } else {
            kill(cancel, target);
        }
    }

    /** Nobody can say yet whether this operator may cancel it, unless that one may do everything. */
    private String recalledInAdvance(Command cancel) {
        String recalled = "recalled before it arrived";
        return mayAll.test(cancel.operator())
                ? recalled
                : recalled + ", where " + cancel.operator()
                        + " may send what it turns out to be; otherwise it will run";
    }

    /** It leaves its line only when that it ended is on disk. */
    private void recall(LedgerEntry cancel, LedgerEntry target) {
        String when = hasStarted(target) ? "before it ran again; it was interrupted while it ran" : "before it started";
        String by = cancel.command().operator().value();
        chronicle.ended(target, CommandState.CANCELLED, "recalled by " + by + " " + when);
        conductor.withdraw(target.command().id());
        succeed(cancel, "recalled " + when);
    }

    private static boolean hasStarted(LedgerEntry target) {
        return target.startedAt().isPresent();
    }

    /** A cancel whose target neither waits nor runs stays open: the target is about to end, or to be recovered. */
    private void kill(LedgerEntry cancel, CommandId target) {
        String reason = "killed on request of " + cancel.command().operator().value();
        conductor.kill(target, cancel.command().id(), reason, ended -> settle(cancel, ended));
    }

    private static boolean mayCancel(TrustedOperator operator, Command target) {
        return operator.may(target.address().method(), target.address().domain());
    }

    private void settle(LedgerEntry cancel, LedgerEntry target) {
        boolean answered = ledger.find(cancel.command().id())
                .map(known -> known.state().isFinal())
                .orElse(true);
        if (answered || !target.state().isFinal()) {
            return;
        }
        if (target.state() == CommandState.CANCELLED) {
            succeed(cancel, hasStarted(target) ? "killed" : "recalled before it started");
        } else {
            tooLate(cancel, target);
        }
    }

    private static boolean wantsOnlyWaiting(Command cancel) {
        return cancel.arguments().get(ONLY_WAITING).equals(Optional.of(true));
    }

    /** One of the two is to run, not both. */
    private void recallReplacement(LedgerEntry cancel, LedgerEntry target) {
        Optional<CommandId> replacement = named(cancel.command(), REPLACEMENT);
        boolean isToRun = target.startedAt().isEmpty() && target.state().isFinal();
        if (replacement.isEmpty() || isToRun || ledger.find(replacement.get()).isPresent()) {
            return;
        }
        Instant keepUntil = cancel.command().validUntil().plus(Chronicle.MARGIN);
        ledger.recall(
                replacement.get(), new Ledger.Recall(cancel.command().operator().value(), keepUntil));
    }

    private void tooLate(LedgerEntry cancel, LedgerEntry target) {
        recallReplacement(cancel, target);
        chronicle.ended(cancel, CommandState.FAILED, "too late: it had ended as " + target.state());
    }

    private void succeed(LedgerEntry cancel, String how) {
        chronicle.ended(cancel, CommandState.SUCCEEDED, how);
    }
}
