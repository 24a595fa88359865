package steward.codec;

import java.util.Optional;
import steward.message.Address;
import steward.message.Domain;
import steward.message.Message;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import tools.jackson.databind.node.ObjectNode;

/** The fields that several kinds of message share. */
final class Envelope {
    static final Shape<MessageId> MESSAGE_ID = Shape.parsed("a UUID", MessageId::parse);
    static final Shape<NodeName> NODE = Shape.parsed("a node name", NodeName::new);
    static final Shape<MethodName> METHOD = Shape.parsed("a method", MethodName::new);
    static final Shape<Domain> DOMAIN = Shape.parsed("a domain", Domain::new);

    private Envelope() {}

    static Address address(Fields fields) {
        return new Address(
                fields.required("node", NODE), fields.required("method", METHOD), fields.required("domain", DOMAIN));
    }

    /** A tree that begins with version and id. */
    static ObjectNode begin(Message message) {
        return Json.object()
                .put("v", Message.VERSION)
                .put("id", message.messageId().toString());
    }

    static void putTypeAndAddress(ObjectNode tree, Message message) {
        Address address = message.address();
        tree.put("type", message.type().wireName())
                .put("node", address.node().value())
                .put("method", address.method().value())
                .put("domain", address.domain().value());
    }

    static void putText(ObjectNode tree, String name, Optional<String> value) {
        value.ifPresent(text -> tree.put(name, text));
    }
}
