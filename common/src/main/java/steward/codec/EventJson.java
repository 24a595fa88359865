package steward.codec;

import steward.message.Event;
import steward.message.Severity;
import tools.jackson.databind.node.ObjectNode;

/** An event as a tree: {@code v id type node method domain at severity? data}. */
final class EventJson {
    private static final Shape<Severity> SEVERITY = Shape.oneOf(Severity.values(), Severity::wireName);

    private EventJson() {}

    static ObjectNode write(Event event) {
        ObjectNode tree = Envelope.begin(event);
        Envelope.putTypeAndAddress(tree, event);
        tree.put("at", WireTime.text(event.at()));
        Envelope.putText(tree, "severity", event.severity().map(Severity::wireName));
        tree.set("data", Json.node(event.data()));
        return tree;
    }

    static Event read(Fields fields) {
        return new Event(
                fields.required("id", Envelope.MESSAGE_ID),
                Envelope.address(fields),
                fields.required("at", Shape.INSTANT),
                fields.optional("severity", SEVERITY),
                fields.required("data", Shape.ATTRIBUTES));
    }
}
