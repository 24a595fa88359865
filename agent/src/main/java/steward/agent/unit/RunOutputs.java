package steward.agent.unit;

/** Opens the output of a run. */
public interface RunOutputs {
    /** Called on the loop, before the run begins. */
    RunOutput begin(LedgerEntry entry);
}
