package steward.message;

/** How far a command got on one node. Overdue, link down, stale and the like are flags of a viewer, never states. */
public enum CommandState {
    /** In the console's outbox; the broker has not confirmed it. */
    SENDING,
    /** Stored durably by the broker; waits for the node. */
    QUEUED,
    /** Verified, allowed and recorded in the unit's ledger. */
    RECEIVED,
    /** The start was recorded on the unit's disk before the handler began. */
    RUNNING,
    /** Ended well. */
    SUCCEEDED,
    /** Ended badly; the ack's reason and exit code say how. */
    FAILED,
    /** The run limit passed and the whole process tree was killed. */
    TIMED_OUT,
    /** Never started: signature, policy, unknown method, bad arguments or type mismatch; the reason says which. */
    REJECTED,
    /** Never started: {@code validUntil} had passed. */
    EXPIRED,
    /** Recalled before it started, or killed on request; the reason says which. */
    CANCELLED,
    /** The agent or the machine died while it ran: the outcome is unknown. */
    INTERRUPTED,
    /** An operator stopped waiting for it. */
    ABANDONED;

    /** Whether nothing more is to come. */
    public boolean isFinal() {
        return compareTo(SUCCEEDED) >= 0;
    }

    /** Whether only a unit's ack can say this. */
    public boolean isSaidByUnit() {
        return compareTo(RECEIVED) >= 0 && this != ABANDONED;
    }
}
