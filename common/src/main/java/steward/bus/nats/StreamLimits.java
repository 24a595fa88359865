package steward.bus.nats;

import java.time.Duration;
import steward.bus.StreamName;
import steward.message.Command;

/**
 * How long and how much a stream keeps. What is full takes nothing more (and the outbox waits), it never drops silently.
 * Together the streams take some 15 GiB of the 16 GiB that an embedded broker may promise.
 *
 * @param age after which a message is forgotten
 * @param bytes at most, of all messages together
 * @param duplicates for how long a second message with the same id is dropped: spares a resend after a lost
 *     confirmation; nothing rests on it
 * @param perSubject how many messages of one subject are kept; -1 for no limit of its own
 */
record StreamLimits(Duration age, long bytes, Duration duplicates, long perSubject) {
    private static final long GIB = 1L << 30;
    private static final Duration RESEND = Duration.ofMinutes(10);
    /** So many pieces come in ten minutes that their ids would fill the broker's memory. */
    private static final Duration PIECE_RESEND = Duration.ofSeconds(10);

    private static final Duration KV_RESEND = Duration.ofMinutes(2);

    static StreamLimits of(StreamName stream) {
        return switch (stream) {
            // No command may expire here before it does by itself; 1 GiB are some millions of them.
            case STEWARD_COMMANDS -> new StreamLimits(Command.LONGEST_VALIDITY.plusDays(2), GIB, RESEND, -1);
            // A month of what happened; a console keeps what it wants longer.
            case STEWARD_EVENTS -> new StreamLimits(Duration.ofDays(30), 2 * GIB, RESEND, -1);
            // Longer than commands, so that a console that was away for a holiday still learns how they ended. All of
            // them: the last of a subject forgets the answers to older commands.
            case STEWARD_ACKS -> new StreamLimits(Command.LONGEST_VALIDITY.plusDays(30), 2 * GIB, RESEND, -1);
            // Bulk output is fetched soon or not at all.
            case STEWARD_OUTPUT -> new StreamLimits(Duration.ofDays(7), 4 * GIB, RESEND, -1);
            // As long as the command that takes a file; its sender removes it as soon as everybody has it.
            case STEWARD_FILES -> new StreamLimits(Command.LONGEST_VALIDITY.plusDays(2), 6 * GIB, PIECE_RESEND, -1);
            // A node that was silent for a year is forgotten; only the newest presence of each is kept.
            case KV_STEWARD_NODES -> new StreamLimits(Duration.ofDays(365), GIB / 4, KV_RESEND, 1);
        };
    }
}
