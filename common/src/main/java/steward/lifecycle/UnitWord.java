package steward.lifecycle;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import steward.message.Ack;
import steward.message.CommandState;
import steward.message.MessageId;

/**
 * What one ack said, without the output. Ordered by epoch, then sequence: the order in which the unit spoke.
 *
 * @param epoch of the agent that said it
 * @param sequence of the ack among those of its command
 * @param ack the ack's id
 * @param state what it said
 * @param at when, by the unit's view of the broker's clock
 * @param reason why, in words for an operator
 */
public record UnitWord(
        long epoch, long sequence, MessageId ack, CommandState state, Instant at, Optional<String> reason)
        implements Comparable<UnitWord> {
    private static final Comparator<UnitWord> AS_SPOKEN = Comparator.comparingLong(UnitWord::epoch)
            .thenComparingLong(UnitWord::sequence)
            .thenComparing(UnitWord::ack);

    /** The word in that ack. */
    public static UnitWord of(Ack ack) {
        return new UnitWord(ack.epoch(), ack.sequence(), ack.id(), ack.state(), ack.at(), ack.reason());
    }

    /** Whether it only says how far the command got that runs. */
    public boolean isProgress() {
        return state == CommandState.RUNNING && reason.isPresent();
    }

    @Override
    public int compareTo(UnitWord other) {
        return AS_SPOKEN.compare(this, other);
    }
}
