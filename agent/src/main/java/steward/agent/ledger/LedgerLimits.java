package steward.agent.ledger;

/**
 * What a ledger holds at most, beside its open commands.
 *
 * @param outputBytes of output that waits for the broker; what is beyond it is cut, and counted as cut
 * @param events that wait for the broker; when there are more, the oldest of the least severe give way, and are counted
 * @param eventBytes of events that wait for the broker; as with {@code events}
 * @param answerBytes of acks that wait for the broker; from then on nothing new is taken in
 * @param ended how many ended commands are remembered; from then on nothing new is taken in until some may be forgotten
 * @param endedOutputBytes of acks of ended commands that carry output; beyond it the oldest give their output up
 */
public record LedgerLimits(
        long outputBytes, long events, long eventBytes, long answerBytes, int ended, long endedOutputBytes) {
    /** The most events that wait where nothing else is said. */
    public static final long EVENTS = 1_000_000;
    /** The most bytes of events that wait where nothing else is said. */
    public static final long EVENT_BYTES = 256L << 20;

    /** 1,000,000 events of 256 MiB, 64 MiB of acks, 250,000 ended commands of about 1 KiB each, and 64 MiB of their output. */
    public static LedgerLimits standard(long outputBytes) {
        return new LedgerLimits(outputBytes, EVENTS, EVENT_BYTES, 64 << 20, 250_000, 64 << 20);
    }

    /** The same but for events. */
    public LedgerLimits withEvents(long most, long mostBytes) {
        return new LedgerLimits(outputBytes, most, mostBytes, answerBytes, ended, endedOutputBytes);
    }
}
