package steward.message;

/** Everything that travels on a subject of a node. */
public sealed interface Message permits Command, Ack, Event, OutputChunk {
    /** The version of the wire format that this code writes and reads. */
    int VERSION = 1;

    /** The id that the broker de-duplicates by. */
    MessageId messageId();

    /** The type, which also stands in the subject. */
    MessageType type();

    /** Which node, method and domain it is about. */
    Address address();

    /** The subject that it is published on. */
    default String subject() {
        return address().subject(type()).toString();
    }
}
