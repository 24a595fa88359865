package steward.console.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import steward.message.Bytes;
import steward.message.OutputChunk;

/** The disk behind a whole console: beside jobs what nodes last said, and facts about the console itself. On the loop only. */
public interface HomeStore extends JobStore, AutoCloseable {
    /** Every node's last presence. */
    List<Heard> presences();

    /** Every node's last ack on each subject. */
    List<Answer> answers();

    /** How many commands wait for the broker. */
    int outboxSize();

    /** Takes down up to when everything was taken in, by the broker's clock. */
    void syncedAt(Instant at);

    /** Up to when everything was taken in, by any program on this home. */
    Optional<Instant> syncedAt();

    /** Takes down how far this machine's clock was ahead of the broker's. */
    void clockAhead(Duration offset);

    /** How far this machine's clock was ahead of the broker's when that was last measured. */
    Optional<Duration> clockAhead();

    /** Keeps a chunk of output that was read. */
    void keep(OutputChunk chunk, Bytes payload);

    /** Removes history beyond the limits; true when there may be more to remove. */
    boolean prune();

    /** A number that changes when another program has written. */
    long othersWrites();

    @Override
    void close();
}
