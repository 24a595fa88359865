package steward.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something for one node to do.
 *
 * @param id unique; names this command for ever
 * @param job the send that it is part of
 * @param address node, method and domain
 * @param arguments what the method needs; the method validates them
 * @param createdAt by the broker's clock as far as the sender knew it
 * @param validUntil not to be started after this instant of the broker's clock
 * @param runLimit to be killed when it has run this long; zero means no limit
 * @param onInterrupt what to do when the agent died while it ran
 * @param parent the command that this one retries
 * @param operator who sent it; the signature proves it
 * @param label what the operator called the job, shown beside its id
 */
public record Command(
        CommandId id,
        JobId job,
        Address address,
        Attributes arguments,
        Instant createdAt,
        Instant validUntil,
        Duration runLimit,
        OnInterrupt onInterrupt,
        Optional<CommandId> parent,
        OperatorName operator,
        Optional<String> label)
        implements Message {
    /** The longest validity that may be asked for: the broker keeps commands a little longer than this. */
    public static final Duration LONGEST_VALIDITY = Duration.ofDays(60);

    public Command {
        if (runLimit.isNegative()) {
            throw new IllegalArgumentException("runLimit " + runLimit + " is negative: use PT0S for no limit");
        }
    }

    @Override
    public MessageId messageId() {
        return new MessageId(id.value());
    }

    @Override
    public MessageType type() {
        return MessageType.COMMAND;
    }
}
