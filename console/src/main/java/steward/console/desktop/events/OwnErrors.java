package steward.console.desktop.events;

import java.util.Optional;
import java.util.UUID;
import steward.message.Address;
import steward.message.Domain;
import steward.message.Event;
import steward.message.MessageId;
import steward.message.NodeName;
import steward.supervision.ErrorData;
import steward.supervision.ProcessError;

/** Errors of this program's own kernel as rows like those that agents tell of. */
final class OwnErrors {
    private static final Address HERE = new Address(new NodeName("console"), Event.ERROR, new Domain("console"));

    private OwnErrors() {}

    static EventRow row(ProcessError error) {
        MessageId id = new MessageId(UUID.randomUUID());
        Event event = new Event(id, HERE, error.at(), Optional.of(error.severity()), ErrorData.of(error));
        return new EventRow(event, error.at(), 0, true);
    }
}
