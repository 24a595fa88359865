package steward.agent.unit;

import java.util.Optional;
import steward.message.Command;
import steward.message.CommandState;
import steward.trust.TrustedOperator;

/** What the gate says of a delivery. */
sealed interface Verdict {
    /** To be entered as RECEIVED and run. */
    record Accept(Command command, TrustedOperator operator) implements Verdict {}

    /** Signed by a trusted operator, and ends before it begins: to be entered with that final state. */
    record Refuse(Command command, CommandState state, String reason) implements Verdict {}

    /** Already in the ledger: to be answered, not run. */
    record Duplicate(LedgerEntry entry) implements Verdict {}

    /**
     * Proves nothing about who sent it, so it enters nothing under the id that it claims: an event says why.
     *
     * @param command what it claims to be, when it is at least a command on its own subject whose sender may be waiting
     */
    record Distrust(String reason, Optional<Command> command) implements Verdict {}

    /** The unit holds as much as it can: left with the broker until there is room. */
    record Full(String reason) implements Verdict {}
}
