package steward.codec;

import steward.message.Command;
import steward.message.CommandId;
import steward.message.JobId;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import tools.jackson.databind.node.ObjectNode;

/** A command as a tree: {@code v id job type node method domain arguments createdAt ... parent? operator label?}. */
final class CommandJson {
    static final Shape<CommandId> COMMAND_ID = Shape.parsed("a UUID", CommandId::parse);
    static final Shape<JobId> JOB_ID = Shape.parsed("a UUID", JobId::parse);

    private static final Shape<OnInterrupt> ON_INTERRUPT = Shape.oneOf(OnInterrupt.values(), OnInterrupt::wireName);
    static final Shape<OperatorName> OPERATOR = Shape.parsed("an operator's name", OperatorName::new);

    private CommandJson() {}

    static ObjectNode write(Command command) {
        ObjectNode tree = Envelope.begin(command).put("job", command.job().toString());
        Envelope.putTypeAndAddress(tree, command);
        tree.set("arguments", Json.node(command.arguments()));
        tree.put("createdAt", WireTime.text(command.createdAt()))
                .put("validUntil", WireTime.text(command.validUntil()))
                .put("runLimit", WireTime.text(command.runLimit()))
                .put("onInterrupt", command.onInterrupt().wireName());
        Envelope.putText(tree, "parent", command.parent().map(CommandId::toString));
        tree.put("operator", command.operator().value());
        Envelope.putText(tree, "label", command.label());
        return tree;
    }

    static Command read(Fields fields) {
        return new Command(
                fields.required("id", COMMAND_ID),
                fields.required("job", JOB_ID),
                Envelope.address(fields),
                fields.required("arguments", Shape.ATTRIBUTES),
                fields.required("createdAt", Shape.INSTANT),
                fields.required("validUntil", Shape.INSTANT),
                fields.required("runLimit", Shape.LENGTH),
                fields.required("onInterrupt", ON_INTERRUPT),
                fields.optional("parent", COMMAND_ID),
                fields.required("operator", OPERATOR),
                fields.optional("label", Shape.TEXT));
    }
}
