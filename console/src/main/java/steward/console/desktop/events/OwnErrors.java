package steward.console.desktop.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Domain;
import steward.message.Event;
import steward.message.MessageId;
import steward.message.NodeName;
import steward.supervision.ProcessError;

/** Errors of this program's own kernel as rows like those that agents tell of. */
final class OwnErrors {
    private static final Address HERE = new Address(new NodeName("console"), Event.ERROR, new Domain("console"));

    private OwnErrors() {}

    static EventRow row(ProcessError error) {
        Attributes data = Attributes.of("process", error.process().toString())
                .with("code", error.code().toString())
                .with("directive", error.directive().name())
                .with("text", error.cause())
                .with("trace", error.trace())
                .with("count", error.count());
        Attributes whole = error.message()
                .map(message -> data.with("message", excerpt(message, error.messageLength())))
                .orElse(data);
        MessageId id = new MessageId(UUID.randomUUID());
        Event event = new Event(id, HERE, error.at(), Optional.of(error.severity()), whole);
        return new EventRow(event, error.at(), 0, true);
    }

    private static Map<String, Object> excerpt(Bytes message, int length) {
        Map<String, Object> excerpt = new LinkedHashMap<>();
        excerpt.put("text", message.toUtf8());
        excerpt.put("bytes", (long) length);
        excerpt.put("cut", (long) length - message.length());
        return excerpt;
    }
}
