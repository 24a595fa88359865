package steward.sim;

import java.util.UUID;
import steward.message.CommandId;
import steward.message.IdSource;
import steward.message.JobId;
import steward.message.MessageId;
import steward.time.Clock;

/** Ids as of version 7 that depend on nothing but the program's clock and how many there were. */
final class Names implements IdSource {
    private static final int COUNTER_BITS = 12;

    private final Clock clock;
    private final int program;
    private long last;

    /** @param program a number that no other program of the history has */
    Names(Clock clock, int program) {
        this.clock = clock;
        this.program = program;
    }

    @Override
    public MessageId nextMessage() {
        return new MessageId(next());
    }

    @Override
    public CommandId nextCommand() {
        return new CommandId(next());
    }

    @Override
    public JobId nextJob() {
        return new JobId(next());
    }

    private UUID next() {
        last = Math.max(last + 1, clock.wall().toEpochMilli() << COUNTER_BITS);
        long millis = last >>> COUNTER_BITS;
        long counter = last & ((1 << COUNTER_BITS) - 1);
        return new UUID(millis << 16 | 0x7000 | counter, 0x8000_0000_0000_0000L | program);
    }
}
