package steward.agent.unit;

import java.util.ArrayList;
import java.util.List;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.OnInterrupt;

/** Goes on with what an earlier agent left open on this ledger. */
final class Recovery {
    private final Ledger ledger;
    private final Chronicle chronicle;
    private final Conductor conductor;
    private final Canceller canceller;
    private final Leftovers leftovers;

    Recovery(Ledger ledger, Chronicle chronicle, Conductor conductor, Canceller canceller, Leftovers leftovers) {
        this.ledger = ledger;
        this.chronicle = chronicle;
        this.conductor = conductor;
        this.canceller = canceller;
        this.leftovers = leftovers;
    }

    /**
     * What was received runs, unless it was to be cancelled; what ran was interrupted, or runs again where the command says
     * so.
     *
     * @param doubtful whether what was received may have run elsewhere since: then it was interrupted, too
     */
    void run(boolean doubtful) {
        List<LedgerEntry> cancels = new ArrayList<>();
        for (CommandId id : ledger.open(Integer.MAX_VALUE)) {
            LedgerEntry entry = ledger.find(id).orElseThrow();
            if (Canceller.isCancel(entry.command())) {
                cancels.add(entry);
            } else if (entry.state() == CommandState.RECEIVED && !doubtful) {
                conductor.enqueue(entry);
            } else {
                interrupted(entry);
            }
        }
        cancels.forEach(canceller::resume);
        conductor.pump();
    }

    private void interrupted(LedgerEntry entry) {
        String ended =
                leftovers.end(entry.command().id()).map(left -> "; " + left).orElse("");
        if (entry.command().onInterrupt() == OnInterrupt.RERUN) {
            conductor.enqueue(entry);
        } else {
            String why = entry.state() == CommandState.RECEIVED
                    ? "the unit's ledger was brought here from another place, where it may have run"
                    : "the agent or the machine died while it ran, so its outcome is not known";
            chronicle.ended(entry, CommandState.INTERRUPTED, why + ended);
        }
    }
}
