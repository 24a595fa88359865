package steward.lifecycle;

import java.time.Instant;
import steward.message.Ack;
import steward.message.CommandId;
import steward.message.OperatorName;

/** Something that became known about a command after it was composed. */
public sealed interface Fact {
    /**
     * The broker has stored it.
     *
     * @param at by the broker's clock
     * @param stream when the stream that holds it was made, which tells one stream from a later one of the same name
     * @param sequence in that stream
     * @param attempt 0 for the first sending, n for the n-th sending again
     */
    record Queued(Instant at, Instant stream, long sequence, int attempt) implements Fact {}

    /** The unit has answered. */
    record Acked(Ack ack) implements Fact {}

    /**
     * An operator asked for it to be recalled or killed: a flag, not a state.
     *
     * @param at by the broker's clock
     * @param cancel the command that asks for it
     */
    record CancelRequested(Instant at, CommandId cancel) implements Fact {}

    /**
     * An operator stopped waiting for it.
     *
     * @param at by the broker's clock
     * @param by who
     */
    record Abandoned(Instant at, OperatorName by) implements Fact {}
}
