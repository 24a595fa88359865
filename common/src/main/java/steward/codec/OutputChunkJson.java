package steward.codec;

import steward.message.OutputChunk;
import tools.jackson.databind.node.ObjectNode;

/** A chunk of output as a tree: {@code v id type node method domain command number run at segments}. */
final class OutputChunkJson {
    private static final Shape<Long> FROM_ONE = Shape.whole(1, Integer.MAX_VALUE);

    private OutputChunkJson() {}

    static ObjectNode write(OutputChunk chunk) {
        ObjectNode tree = Envelope.begin(chunk);
        Envelope.putTypeAndAddress(tree, chunk);
        tree.put("command", chunk.command().toString())
                .put("number", chunk.number())
                .put("run", chunk.run())
                .put("at", WireTime.text(chunk.at()))
                .set("segments", SegmentJson.write(chunk.segments()));
        return tree;
    }

    static OutputChunk read(Fields fields) {
        return new OutputChunk(
                fields.required("id", Envelope.MESSAGE_ID),
                Envelope.address(fields),
                fields.required("command", CommandJson.COMMAND_ID),
                fields.required("number", FROM_ONE).intValue(),
                fields.required("run", FROM_ONE).intValue(),
                fields.required("at", Shape.INSTANT),
                fields.required("segments", SegmentJson.SEGMENTS));
    }
}
