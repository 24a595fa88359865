package steward.message;

/** Which node, method and domain a message is about: a subject without its message type. */
public record Address(NodeName node, MethodName method, Domain domain) {
    /** The subject of messages of that type about this address. */
    public Subject subject(MessageType type) {
        return new Subject(node, type, method, domain);
    }
}
