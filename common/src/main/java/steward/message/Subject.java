package steward.message;

/**
 * {@code <node>.<type>.<method>.<domain>}, and for output also {@code .<commandId>}, which {@link #output} adds.
 *
 * <p>The one place where a subject is put together or taken apart.
 */
public record Subject(NodeName node, MessageType type, MethodName method, Domain domain) {
    private static final String LIVE = "live";

    /** @throws InvalidNameException when the text is not of four valid parts, the second a message type */
    public static Subject parse(String text) {
        String[] parts = text.split("\\.", -1);
        boolean isOutput = parts.length == 5 && parts[1].equals(MessageType.OUTPUT.wireName());
        if (parts.length != 4 && !isOutput) {
            throw new InvalidNameException(
                    "subject", text, "does not have four parts", "write <node>.<type>.<method>.<domain>");
        }
        MessageType type = MessageType.ofWireName(parts[1])
                .orElseThrow(() -> new InvalidNameException(
                        "subject",
                        text,
                        "has no message type as its second part",
                        "use command, event, ack or output"));
        return new Subject(new NodeName(parts[0]), type, new MethodName(parts[2]), new Domain(parts[3]));
    }

    /** Where the bulk output of one command goes: {@code <node>.output.<method>.<domain>.<commandId>}. */
    public static String output(Address address, CommandId command) {
        return address.subject(MessageType.OUTPUT) + "." + command;
    }

    /** Every command for a node, as a NATS filter. */
    public static String commandsOf(NodeName node) {
        return node + "." + MessageType.COMMAND.wireName() + ".*.*";
    }

    /** Where the broker republishes stored commands for a node, as a NATS filter. */
    public static String liveOf(NodeName node) {
        return node + "." + LIVE + ".*.*";
    }

    /** Every subject of a type, as a NATS filter. */
    public static String all(MessageType type) {
        return "*." + type.wireName() + (type == MessageType.OUTPUT ? ".*.*.*" : ".*.*");
    }

    /** Every subject of a type about that method, as a NATS filter; not for output. */
    public static String all(MessageType type, MethodName method) {
        return "*." + type.wireName() + "." + method + ".*";
    }

    /** The broker's subject transform from stored commands to live ones. */
    public static String liveTransform() {
        return "{{wildcard(1)}}." + LIVE + ".{{wildcard(2)}}.{{wildcard(3)}}";
    }

    /** Node, method and domain. */
    public Address address() {
        return new Address(node, method, domain);
    }

    @Override
    public String toString() {
        return node + "." + type.wireName() + "." + method + "." + domain;
    }
}
