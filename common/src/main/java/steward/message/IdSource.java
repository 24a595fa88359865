package steward.message;

/** Where new ids come from: unique, and later ones greater. Implementations are safe for use by many threads. */
public interface IdSource {
    /** A new id for an ack, an event or a chunk. */
    MessageId nextMessage();

    /** A new id for a command. */
    CommandId nextCommand();

    /** A new id for a job. */
    JobId nextJob();
}
