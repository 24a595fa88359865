package steward.message;

import java.util.UUID;

/**
 * The id of one command to one node; also the broker's de-duplication id of that command.
 *
 * @param value time-ordered (UUIDv7, RFC 9562), so that ids sort by the time they were made
 */
public record CommandId(UUID value) implements Comparable<CommandId> {
    /** @throws InvalidNameException when the text is not a UUID in its canonical lower-case form */
    public static CommandId parse(String text) {
        return new CommandId(Ids.parse("command id", text));
    }

    @Override
    public int compareTo(CommandId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
