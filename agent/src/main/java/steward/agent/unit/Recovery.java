package steward.agent.unit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.OnInterrupt;
import steward.time.Backoff;
import steward.time.Loop;

/** Goes on with what an earlier agent left open on this ledger. What the disk does not take down is tried again. */
final class Recovery {
    private static final Backoff DISK_RETRY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15));

    private final Loop loop;
    private final Ledger ledger;
    private final RandomGenerator random;
    private final Leftovers leftovers;
    private final Chronicle chronicle;
    private final Conductor conductor;
    private final Canceller canceller;
    private final Consumer<RuntimeException> onDiskTrouble;

    /** @param onDiskTrouble told of each failure of the ledger */
    Recovery(
            UnitPorts ports,
            Chronicle chronicle,
            Conductor conductor,
            Canceller canceller,
            Consumer<RuntimeException> onDiskTrouble) {
        loop = ports.loop();
        ledger = ports.ledger();
        random = ports.random();
        leftovers = ports.leftovers();
        this.chronicle = chronicle;
        this.conductor = conductor;
        this.canceller = canceller;
        this.onDiskTrouble = onDiskTrouble;
    }

    /**
     * What was received runs, unless it was to be cancelled; what ran was interrupted, or runs again where the command says
     * so.
     *
     * @param doubtful whether what was received may have run elsewhere since: then it was interrupted, too
     */
    void run(boolean doubtful) {
        attempt(() -> goOn(doubtful), 0);
    }

    private void attempt(Runnable step, int failures) {
        try {
            step.run();
        } catch (RuntimeException e) {
            onDiskTrouble.accept(e);
            loop.after(DISK_RETRY.delay(failures, random), () -> attempt(step, failures + 1));
        }
    }

    /** Reads everything before it changes anything, so that nothing is begun twice. */
    private void goOn(boolean doubtful) {
        List<CommandId> interrupted = new ArrayList<>();
        for (LedgerEntry entry : open()) {
            if (Canceller.isCancel(entry.command())) {
                continue;
            }
            boolean isToRun = entry.state() == CommandState.RECEIVED && !doubtful;
            if (isToRun || entry.command().onInterrupt() == OnInterrupt.RERUN) {
                conductor.enqueue(entry);
            }
            if (!isToRun) {
                interrupted.add(entry.command().id());
            }
        }
        attempt(() -> settle(interrupted), 0);
    }

    /** May be done again from its beginning. */
    private void settle(List<CommandId> interrupted) {
        interrupted.forEach(this::end);
        for (LedgerEntry entry : open()) {
            if (Canceller.isCancel(entry.command())) {
                canceller.resume(entry);
            }
        }
        conductor.pump();
    }

    private List<LedgerEntry> open() {
        return ledger.open(Integer.MAX_VALUE).stream()
                .map(id -> ledger.find(id).orElseThrow())
                .toList();
    }

    private void end(CommandId id) {
        LedgerEntry entry = ledger.find(id).orElseThrow();
        String ended = leftovers.end(id).map(left -> "; " + left).orElse("");
        if (entry.command().onInterrupt() == OnInterrupt.REPORT
                && !entry.state().isFinal()) {
            String why = entry.state() == CommandState.RECEIVED
                    ? "the unit's ledger was brought here from another place, where it may have run"
                    : "the agent or the machine died while it ran, so its outcome is not known";
            chronicle.ended(entry, CommandState.INTERRUPTED, why + ended);
        }
    }
}
