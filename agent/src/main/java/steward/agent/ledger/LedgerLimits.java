package steward.agent.ledger;

/**
 * What a ledger holds at most, beside its open commands.
 *
 * @param outputBytes of output that waits for the broker; what is beyond it is cut, and counted as cut
 * @param answerBytes of acks that wait for the broker; from then on nothing new is taken in
 * @param ended how many ended commands are remembered; from then on nothing new is taken in until some may be forgotten
 * @param endedOutputBytes of acks of ended commands that carry output; beyond it the oldest give their output up
 */
public record LedgerLimits(long outputBytes, long answerBytes, int ended, long endedOutputBytes) {
    /** 64 MiB of acks, 250,000 ended commands of about 1 KiB each, and 64 MiB of their output. */
    public static LedgerLimits standard(long outputBytes) {
        return new LedgerLimits(outputBytes, 64 << 20, 250_000, 64 << 20);
    }
}
