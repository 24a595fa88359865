package steward.message;

import java.util.Locale;
import java.util.Optional;

/** The second part of a subject and the {@code type} field of a message; where the two differ, it is refused. */
public enum MessageType {
    COMMAND,
    EVENT,
    ACK,
    OUTPUT;

    /** The name on the wire: this constant's name in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name on the wire, or nothing. */
    public static Optional<MessageType> ofWireName(String name) {
        for (MessageType type : values()) {
            if (type.wireName().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
