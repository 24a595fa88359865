package steward.message;

import java.util.UUID;

/**
 * The id of one send by an operator, shared by the commands that it composed.
 *
 * @param value time-ordered (UUIDv7, RFC 9562), so that ids sort by the time they were made
 */
public record JobId(UUID value) implements Comparable<JobId> {
    /** @throws InvalidNameException when the text is not a UUID in its canonical lower-case form */
    public static JobId parse(String text) {
        return new JobId(Ids.parse("job id", text));
    }

    @Override
    public int compareTo(JobId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
