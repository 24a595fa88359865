package steward.message;

import com.github.f4b6a3.uuid.UuidCreator;

/** Ids of version 7 (RFC 9562): milliseconds of the wall clock, then a counter, then randomness. */
public final class TimeOrderedIds implements IdSource {
    @Override
    public MessageId nextMessage() {
        return new MessageId(UuidCreator.getTimeOrderedEpochPlus1());
    }

    @Override
    public CommandId nextCommand() {
        return new CommandId(UuidCreator.getTimeOrderedEpochPlus1());
    }

    @Override
    public JobId nextJob() {
        return new JobId(UuidCreator.getTimeOrderedEpochPlus1());
    }
}
