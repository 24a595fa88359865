package steward.codec;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import steward.message.Ack;
import steward.message.CommandState;
import steward.message.ScheduledRun;
import tools.jackson.databind.node.ObjectNode;

/** An ack as a tree: {@code v id type node method domain command job state sequence epoch at ... output? refused? run?}. */
final class AckJson {
    private static final Shape<CommandState> STATE =
            Shape.oneOf(Stream.of(CommandState.values()).filter(CommandState::isSaidByUnit), CommandState::name);
    private static final Shape<Long> EXIT_CODE = Shape.whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Shape<Long> SEQUENCE = Shape.whole(1, Long.MAX_VALUE);
    private static final Shape<Long> EPOCH = Shape.whole(0, Long.MAX_VALUE);

    private AckJson() {}

    static ObjectNode write(Ack ack) {
        ObjectNode tree = Envelope.begin(ack);
        Envelope.putTypeAndAddress(tree, ack);
        tree.put("command", ack.command().toString())
                .put("job", ack.job().toString())
                .put("state", ack.state().name())
                .put("sequence", ack.sequence())
                .put("epoch", ack.epoch())
                .put("at", WireTime.text(ack.at()));
        Envelope.putText(tree, "startedAt", ack.startedAt().map(WireTime::text));
        Envelope.putText(tree, "endedAt", ack.endedAt().map(WireTime::text));
        ack.exitCode().ifPresent(code -> tree.put("exitCode", code));
        Envelope.putText(tree, "reason", ack.reason());
        ack.output().ifPresent(output -> tree.set("output", OutputJson.write(output)));
        Envelope.putText(tree, "refused", ack.refused());
        ack.run().ifPresent(run -> tree.set("run", write(run)));
        return tree;
    }

    private static ObjectNode write(ScheduledRun run) {
        return Json.object()
                .put("schedule", run.schedule().toString())
                .put("planned", WireTime.text(run.planned()))
                .put("operator", run.operator().value())
                .put("name", run.name());
    }

    private static ScheduledRun readRun(Fields fields) {
        return new ScheduledRun(
                fields.required("schedule", CommandJson.COMMAND_ID),
                fields.required("planned", Shape.INSTANT),
                fields.required("operator", CommandJson.OPERATOR),
                fields.required("name", Shape.TEXT));
    }

    static Ack read(Fields fields) {
        return new Ack(
                fields.required("id", Envelope.MESSAGE_ID),
                Envelope.address(fields),
                fields.required("command", CommandJson.COMMAND_ID),
                fields.required("job", CommandJson.JOB_ID),
                fields.required("state", STATE),
                fields.required("sequence", SEQUENCE),
                fields.required("epoch", EPOCH),
                fields.required("at", Shape.INSTANT),
                fields.optional("startedAt", Shape.INSTANT),
                fields.optional("endedAt", Shape.INSTANT),
                exitCode(fields.optional("exitCode", EXIT_CODE)),
                fields.optional("reason", Shape.TEXT),
                fields.optional("output", Shape.object(OutputJson::read)),
                fields.optional("refused", OutputJson.DIGEST),
                fields.optional("run", Shape.object(AckJson::readRun)));
    }

    private static OptionalInt exitCode(Optional<Long> code) {
        return code.isPresent() ? OptionalInt.of(code.get().intValue()) : OptionalInt.empty();
    }
}
