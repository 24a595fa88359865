package steward.message;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A unit's word on how far a command got.
 *
 * @param id unique
 * @param address node, method and domain of the command
 * @param command the command that it answers
 * @param job the command's job
 * @param state a state that a unit may say
 * @param sequence 1 for the first ack of a command, one more for each further one
 * @param epoch how often the unit's agent had started; a reader ignores lower epochs for the same command
 * @param at when, by the unit's view of the broker's clock
 * @param startedAt when the handler began, once it has
 * @param endedAt when the handler ended, once it has
 * @param exitCode of the process, where there was one and it exited by itself
 * @param reason why, in words for an operator
 * @param output what the command wrote, in a final ack
 * @param refused on a REJECTED that rests on no valid signature: SHA-256 over the refused payload and the text of its
 *     signature header, in hexadecimal. It concerns only the sender of these very bytes: whoever else reads it must not
 *     take it for the command's fate, or a forger could end a good command under its id
 * @param run where nobody sent the command: what the unit ran by itself, and why
 */
public record Ack(
        MessageId id,
        Address address,
        CommandId command,
        JobId job,
        CommandState state,
        long sequence,
        long epoch,
        Instant at,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        OptionalInt exitCode,
        Optional<String> reason,
        Optional<Output> output,
        Optional<String> refused,
        Optional<ScheduledRun> run)
        implements Message {

    public Ack {
        if (!state.isSaidByUnit()) {
            throw new IllegalArgumentException("a unit cannot say " + state);
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence " + sequence + " is below 1");
        }
    }

    /** An ack of a command that somebody sent. */
    public Ack(
            MessageId id,
            Address address,
            CommandId command,
            JobId job,
            CommandState state,
            long sequence,
            long epoch,
            Instant at,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            OptionalInt exitCode,
            Optional<String> reason,
            Optional<Output> output,
            Optional<String> refused) {
        this(
                id,
                address,
                command,
                job,
                state,
                sequence,
                epoch,
                at,
                startedAt,
                endedAt,
                exitCode,
                reason,
                output,
                refused,
                Optional.empty());
    }

    @Override
    public MessageId messageId() {
        return id;
    }

    @Override
    public MessageType type() {
        return MessageType.ACK;
    }
}
